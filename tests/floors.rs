//! The floors of the panel (docs/ARCHITECTURE.md): a module imports only what is below it, and no two files import each other.
#![cfg(not(target_family = "wasm"))]

#[cfg(test)]
mod floors {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    /// The floors from the top down. A module belongs to the longest of these paths that it begins with. The rooms of one floor do
    /// not import each other.
    const FLOORS: [&[&str]; 13] = [
        &["start"],
        &["app"],
        &["pages"],
        &["shell"],
        &["forms::record_form"],
        &[
            "forms::panels",
            "forms::operations::billing_profile",
            "forms::operations::qualification",
            "forms::operations::support_profile",
        ],
        &["forms"],
        &["sessions"],
        &["ui"],
        &["api"],
        &["browser"],
        &["config"],
        &["locales"],
    ];

    /// The modules of the panel, and what each imports.
    #[derive(Default)]
    struct Modules {
        /// The text of each module, by its path.
        texts: BTreeMap<String, String>,
    }

    impl Modules {
        fn of_panel() -> Self {
            let mut modules = Self::default();
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
            modules.gather(&source, "");
            modules.texts.retain(|path, _| !matches!(path.as_str(), "" | "main" | "lib"));
            modules
        }

        fn gather(&mut self, folder: &Path, path: &str) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let file = entry.unwrap().path();
                let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
                let inner = if path.is_empty() { name.clone() } else { format!("{path}::{name}") };
                if file.is_dir() {
                    self.gather(&file, &inner);
                } else if name == "mod" {
                    self.texts.insert(path.to_owned(), std::fs::read_to_string(&file).unwrap());
                } else {
                    self.texts.insert(inner, std::fs::read_to_string(&file).unwrap());
                }
            }
        }

        /// The modules that a module imports. What a module passes on from another is imported from that one.
        fn imports(&self, module: &str) -> BTreeSet<String> {
            let paths = used(&self.texts[module], false);
            let inner = |path: &String| {
                let inner = format!("{module}::{path}");
                let child = inner.rsplit_once("::").map_or(inner.as_str(), |(child, _)| child);
                self.texts.contains_key(child).then_some(inner.clone())
            };
            let mut imported: BTreeSet<String> = paths
                .iter()
                .filter_map(|path| self.source(&absolute(module, path).or_else(|| inner(path))?))
                .collect();
            imported.remove(module);
            imported
        }

        /// The module that has what is at this path.
        fn source(&self, path: &str) -> Option<String> {
            let mut module = path;
            while !self.texts.contains_key(module) {
                module = module.rsplit_once("::")?.0;
            }
            let name =
                path.strip_prefix(module).unwrap().trim_start_matches("::").split("::").next().unwrap();
            let passed_on = used(&self.texts[module], true)
                .into_iter()
                .find(|passed| passed.contains("::") && passed.rsplit("::").next() == Some(name));
            let source = passed_on.and_then(|passed| {
                let inner = absolute(module, &passed).unwrap_or_else(|| format!("{module}::{passed}"));
                self.source(&inner)
            });
            Some(source.unwrap_or_else(|| module.to_owned()))
        }
    }

    /// The paths after `use` in a text without its tests, with those in braces one by one; only the public ones, or all others.
    fn used(text: &str, public: bool) -> Vec<String> {
        let text = text.split("#[cfg(test)]").next().unwrap();
        let text: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| format!("{line}\n"))
            .collect();
        let mut paths = Vec::new();
        for (at, _) in text.match_indices("use ") {
            let line = text.get(..at).unwrap().rsplit('\n').next().unwrap().trim();
            let is_public = line.starts_with("pub");
            if (line.is_empty() || is_public) && is_public == public {
                let tree = text.get(at + 4..).unwrap().split(';').next().unwrap();
                expand("", &tree.split_whitespace().collect::<Vec<_>>().join(" "), &mut paths);
            }
        }
        if !public {
            // Paths in the text itself.
            for (at, _) in text.match_indices("crate::") {
                let path: String = text
                    .get(at..)
                    .unwrap()
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || "_:".contains(*letter))
                    .collect();
                paths.push(path.trim_end_matches(':').to_owned());
            }
        }
        paths
    }

    fn expand(before: &str, tree: &str, paths: &mut Vec<String>) {
        let tree = tree.trim();
        let Some((head, rest)) = tree.split_once('{') else {
            let name = tree.split(" as ").next().unwrap().trim();
            let path = format!("{before}{name}");
            return paths.push(path.trim_end_matches("::self").trim_end_matches("::").to_owned());
        };
        let inner = rest.trim_end().strip_suffix('}').unwrap();
        let (mut depth, mut from) = (0, 0);
        for (at, letter) in inner.char_indices().chain([(inner.len(), ',')]) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    if !part(inner, from, at).trim().is_empty() {
                        expand(&format!("{before}{head}"), part(inner, from, at), paths);
                    }
                    from = at + 1;
                }
                _ => {}
            }
        }
    }

    fn part(text: &str, from: usize, to: usize) -> &str {
        text.get(from..to).unwrap()
    }

    /// A path within the panel, from its root; `None` for those of other crates.
    fn absolute(module: &str, path: &str) -> Option<String> {
        if let Some(rest) = path.strip_prefix("crate::") {
            return Some(rest.to_owned());
        }
        let (mut module, mut path) = (module.to_owned(), path);
        let mut is_own = false;
        while let Some(rest) = path.strip_prefix("super::") {
            module = module.rsplit_once("::").map_or_else(String::new, |(above, _)| above.to_owned());
            (path, is_own) = (rest, true);
        }
        if let Some(rest) = path.strip_prefix("self::") {
            (path, is_own) = (rest, true);
        }
        is_own.then(|| if module.is_empty() { path.to_owned() } else { format!("{module}::{path}") })
    }

    /// The floor of a module, counted from the top, and its room.
    fn floor(module: &str) -> (usize, &'static str) {
        let rooms =
            FLOORS.iter().enumerate().flat_map(|(at, rooms)| rooms.iter().map(move |room| (at, *room)));
        rooms
            .filter(|(_, room)| module == *room || module.starts_with(&format!("{room}::")))
            .max_by_key(|(_, room)| room.len())
            .unwrap_or_else(|| panic!("{module} is on no floor"))
    }

    #[test]
    fn every_import_goes_down() {
        let modules = Modules::of_panel();
        let mut wrong = Vec::new();
        for module in modules.texts.keys() {
            for imported in modules.imports(module) {
                let ((from, room), (to, other)) = (floor(module), floor(&imported));
                if from > to || (from == to && room != other) {
                    wrong.push(format!("{module} imports {imported}"));
                }
            }
        }
        assert!(wrong.is_empty(), "against the floors:\n{}", wrong.join("\n"));
    }

    #[test]
    fn no_files_import_each_other() {
        let modules = Modules::of_panel();
        let imports: BTreeMap<&str, BTreeSet<String>> =
            modules.texts.keys().map(|module| (module.as_str(), modules.imports(module))).collect();
        let circles: Vec<&&str> = imports.keys().filter(|module| reaches(&imports, module)).collect();
        assert!(circles.is_empty(), "in circles:\n{circles:#?}");
    }

    /// Whether a module imports itself by way of others.
    fn reaches(imports: &BTreeMap<&str, BTreeSet<String>>, module: &str) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), vec![module]);
        while let Some(from) = next.pop() {
            for imported in &imports[from] {
                if imported == module {
                    return true;
                }
                if seen.insert(imported.as_str()) {
                    next.push(imported);
                }
            }
        }
        false
    }

    #[test]
    fn an_import_is_found_however_it_is_written() {
        let text = "use crate::ui::{focus, chunk::{self, Late}};\npub use inner::Thing;\nfn f() { crate::api::Api::new_id(); }\n";
        let expected = ["crate::ui::focus", "crate::ui::chunk", "crate::ui::chunk::Late"];
        let found = used(text, false);
        assert!(expected.iter().all(|path| found.contains(&(*path).to_owned())), "{found:?}");
        assert!(found.contains(&"crate::api::Api::new_id".to_owned()), "{found:?}");
        assert_eq!(used(text, true), ["inner::Thing"]);
        assert_eq!(absolute("forms::panels::mine", "super::super::form::Form").unwrap(), "forms::form::Form");
        assert_eq!(absolute("forms::form", "leptos::prelude"), None);
    }

    #[test]
    fn a_forbidden_arrow_is_found() {
        let mut modules = Modules::of_panel();
        modules.texts.get_mut("ui::focus").unwrap().push_str("use crate::pages::SupportProfilePage;\n");
        let wrong = modules.imports("ui::focus");
        assert!(wrong.iter().any(|imported| floor(imported) < floor("ui::focus")), "{wrong:?}");
    }
}
