//! The codes of states that a person or a browser's autofill writes by name.
//!
//! The service lists codes alone (reference, section 1.7). The names are those of the countries whose states it checks or whose
//! addresses always have one; where sources have two codes of a state, the service's list decides.

/// The states of a country: each with its codes, two at most, and its names.
type States = &'static [(&'static [&'static str], &'static [&'static str])];

/// The code of a state, by its name in any letter case, with or without accents and periods; `None` unless exactly one of
/// `codes`, which are the country's, is meant.
#[must_use]
pub fn code_of<'a>(country: &str, name: &str, codes: &'a [String]) -> Option<&'a str> {
    let name = folded(name);
    let states = states(&country.trim().to_ascii_uppercase());
    let named = states.iter().filter(|(_, names)| names.iter().any(|known| folded(known) == name));
    let of_state = named.flat_map(|(known, _)| *known);
    let mut meant: Vec<&str> = of_state
        .filter_map(|known| codes.iter().find(|code| code.eq_ignore_ascii_case(known)))
        .map(String::as_str)
        .collect();
    let code = meant.pop()?;
    meant.is_empty().then_some(code)
}

/// The letters of a name without what spellings differ in.
fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split(|letter: char| letter.is_whitespace() || matches!(letter, '.' | ',' | '-')) {
        for letter in word.chars() {
            folded.push(match letter {
                'á' | 'à' | 'â' | 'ã' | 'Á' => 'a',
                'é' | 'è' | 'ê' | 'É' => 'e',
                'í' | 'î' | 'Í' | 'Î' => 'i',
                'ó' | 'ô' | 'õ' | 'Ó' => 'o',
                'ú' | 'Ú' => 'u',
                'ç' => 'c',
                letter => letter.to_ascii_lowercase(),
            });
        }
    }
    folded
}

fn states(country: &str) -> States {
    match country {
        "US" => US,
        "CA" => CA,
        "MX" => MX,
        "AU" => AU,
        "BR" => BR,
        _ => &[],
    }
}

const US: States = &[
    (&["AL"], &["Alabama"]),
    (&["AK"], &["Alaska"]),
    (&["AZ"], &["Arizona"]),
    (&["AR"], &["Arkansas"]),
    (&["CA"], &["California"]),
    (&["CO"], &["Colorado"]),
    (&["CT"], &["Connecticut"]),
    (&["DE"], &["Delaware"]),
    (&["DC"], &["District of Columbia", "Washington DC"]),
    (&["FL"], &["Florida"]),
    (&["GA"], &["Georgia"]),
    (&["HI"], &["Hawaii"]),
    (&["ID"], &["Idaho"]),
    (&["IL"], &["Illinois"]),
    (&["IN"], &["Indiana"]),
    (&["IA"], &["Iowa"]),
    (&["KS"], &["Kansas"]),
    (&["KY"], &["Kentucky"]),
    (&["LA"], &["Louisiana"]),
    (&["ME"], &["Maine"]),
    (&["MD"], &["Maryland"]),
    (&["MA"], &["Massachusetts"]),
    (&["MI"], &["Michigan"]),
    (&["MN"], &["Minnesota"]),
    (&["MS"], &["Mississippi"]),
    (&["MO"], &["Missouri"]),
    (&["MT"], &["Montana"]),
    (&["NE"], &["Nebraska"]),
    (&["NV"], &["Nevada"]),
    (&["NH"], &["New Hampshire"]),
    (&["NJ"], &["New Jersey"]),
    (&["NM"], &["New Mexico"]),
    (&["NY"], &["New York", "New York State"]),
    (&["NC"], &["North Carolina"]),
    (&["ND"], &["North Dakota"]),
    (&["OH"], &["Ohio"]),
    (&["OK"], &["Oklahoma"]),
    (&["OR"], &["Oregon"]),
    (&["PA"], &["Pennsylvania"]),
    (&["RI"], &["Rhode Island"]),
    (&["SC"], &["South Carolina"]),
    (&["SD"], &["South Dakota"]),
    (&["TN"], &["Tennessee"]),
    (&["TX"], &["Texas"]),
    (&["UT"], &["Utah"]),
    (&["VT"], &["Vermont"]),
    (&["VA"], &["Virginia"]),
    (&["WA"], &["Washington", "Washington State"]),
    (&["WV"], &["West Virginia"]),
    (&["WI"], &["Wisconsin"]),
    (&["WY"], &["Wyoming"]),
    (&["AS"], &["American Samoa"]),
    (&["GU"], &["Guam"]),
    (&["MP"], &["Northern Mariana Islands"]),
    (&["PR"], &["Puerto Rico"]),
    (&["VI"], &["Virgin Islands", "US Virgin Islands"]),
];

const CA: States = &[
    (&["AB"], &["Alberta"]),
    (&["BC"], &["British Columbia", "Colombie-Britannique"]),
    (&["MB"], &["Manitoba"]),
    (&["NB"], &["New Brunswick", "Nouveau-Brunswick"]),
    (&["NL"], &["Newfoundland and Labrador", "Newfoundland", "Terre-Neuve-et-Labrador"]),
    (&["NS"], &["Nova Scotia", "Nouvelle-Écosse"]),
    (&["NT"], &["Northwest Territories", "Territoires du Nord-Ouest"]),
    (&["NU"], &["Nunavut"]),
    (&["ON"], &["Ontario"]),
    (&["PE"], &["Prince Edward Island", "Île-du-Prince-Édouard"]),
    (&["QC"], &["Quebec"]),
    (&["SK"], &["Saskatchewan"]),
    (&["YT"], &["Yukon", "Yukon Territory"]),
];

const MX: States = &[
    (&["AG", "AGU"], &["Aguascalientes"]),
    (&["BC", "BCN"], &["Baja California"]),
    (&["BS", "BCS"], &["Baja California Sur"]),
    (&["CM", "CAM"], &["Campeche"]),
    (&["CS", "CHP"], &["Chiapas"]),
    (&["CH", "CHH"], &["Chihuahua"]),
    (&["DF", "CMX"], &["Ciudad de México", "Distrito Federal", "Mexico City"]),
    (&["CO", "COA"], &["Coahuila", "Coahuila de Zaragoza"]),
    (&["CL", "COL"], &["Colima"]),
    (&["DG", "DUR"], &["Durango"]),
    (&["GT", "GUA"], &["Guanajuato"]),
    (&["GR", "GRO"], &["Guerrero"]),
    (&["HG", "HID"], &["Hidalgo"]),
    (&["JA", "JAL"], &["Jalisco"]),
    (&["EM", "MEX"], &["México", "Estado de México"]),
    (&["MI", "MIC"], &["Michoacán", "Michoacán de Ocampo"]),
    (&["MO", "MOR"], &["Morelos"]),
    (&["NA", "NAY"], &["Nayarit"]),
    (&["NL", "NLE"], &["Nuevo León"]),
    (&["OA", "OAX"], &["Oaxaca"]),
    (&["PU", "PUE"], &["Puebla"]),
    (&["QT", "QUE"], &["Querétaro"]),
    (&["QR", "ROO"], &["Quintana Roo"]),
    (&["SL", "SLP"], &["San Luis Potosí"]),
    (&["SI", "SIN"], &["Sinaloa"]),
    (&["SO", "SON"], &["Sonora"]),
    (&["TB", "TAB"], &["Tabasco"]),
    (&["TM", "TAM"], &["Tamaulipas"]),
    (&["TL", "TLA"], &["Tlaxcala"]),
    (&["VE", "VER"], &["Veracruz", "Veracruz de Ignacio de la Llave"]),
    (&["YU", "YUC"], &["Yucatán"]),
    (&["ZA", "ZAC"], &["Zacatecas"]),
];

const AU: States = &[
    (&["ACT"], &["Australian Capital Territory"]),
    (&["NSW"], &["New South Wales"]),
    (&["NT"], &["Northern Territory"]),
    (&["QLD"], &["Queensland"]),
    (&["SA"], &["South Australia"]),
    (&["TAS"], &["Tasmania"]),
    (&["VIC"], &["Victoria"]),
    (&["WA"], &["Western Australia"]),
];

const BR: States = &[
    (&["AC"], &["Acre"]),
    (&["AL"], &["Alagoas"]),
    (&["AP"], &["Amapá"]),
    (&["AM"], &["Amazonas"]),
    (&["BA"], &["Bahia"]),
    (&["CE"], &["Ceará"]),
    (&["DF"], &["Distrito Federal"]),
    (&["ES"], &["Espírito Santo"]),
    (&["GO"], &["Goiás"]),
    (&["MA"], &["Maranhão"]),
    (&["MT"], &["Mato Grosso"]),
    (&["MS"], &["Mato Grosso do Sul"]),
    (&["MG"], &["Minas Gerais"]),
    (&["PA"], &["Pará"]),
    (&["PB"], &["Paraíba"]),
    (&["PR"], &["Paraná"]),
    (&["PE"], &["Pernambuco"]),
    (&["PI"], &["Piauí"]),
    (&["RJ"], &["Rio de Janeiro"]),
    (&["RN"], &["Rio Grande do Norte"]),
    (&["RS"], &["Rio Grande do Sul"]),
    (&["RO"], &["Rondônia"]),
    (&["RR"], &["Roraima"]),
    (&["SC"], &["Santa Catarina"]),
    (&["SP"], &["São Paulo"]),
    (&["SE"], &["Sergipe"]),
    (&["TO"], &["Tocantins"]),
];
