//! Every address of the panel. The query names the page, so that any static host in any folder answers a deep link
//! with the right document.

use editing::invisible::visible;
use partner_center::TenantId;

/// A page of the panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The partner's support profile: `./`.
    #[default]
    SupportProfile,
    /// The list of customers: `./?customers`.
    Customers,
    /// A customer with its billing profile: `./?customer={id}`.
    Customer(TenantId),
    /// A customer's qualification: `./?customer={id}&view=qualification`.
    Qualification(TenantId),
    /// A customer's history: `./?customer={id}&view=history`.
    History(TenantId),
    /// The connection: `./?connection`.
    Connection,
    /// An address that names no page.
    NotFound,
}

impl Route {
    /// Reads the query of an address, with or without its question mark. Unknown parameters are ignored.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut customer = None;
        let mut view = "";
        let mut page = Self::SupportProfile;
        for parameter in query.split('&') {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            match name {
                "customer" => customer = Some(value),
                "view" => view = value,
                "customers" => page = Self::Customers,
                "connection" => page = Self::Connection,
                _ => {}
            }
        }
        let Some(customer) = customer else { return page };
        match (TenantId::parse(customer), view) {
            (Ok(id), "") => Self::Customer(id),
            (Ok(id), "qualification") => Self::Qualification(id),
            (Ok(id), "history") => Self::History(id),
            _ => Self::NotFound,
        }
    }

    /// The customer's page that a pasted text leads to: an address of this panel, or anything that holds a tenant id, such as
    /// an address of the Partner Center site. Blanks, braces, quotes and missing hyphens in an id do not matter where the text is
    /// nothing but the id.
    #[must_use]
    pub fn pasted(text: &str) -> Option<Self> {
        let text = &visible(text);
        let query = text.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or_default());
        match query.map(Self::parse) {
            Some(route @ (Self::Customer(_) | Self::Qualification(_) | Self::History(_))) => Some(route),
            _ => text
                .split(|character: char| character != '-' && !character.is_ascii_hexdigit())
                .find_map(|word| TenantId::parse(word).ok())
                .or_else(|| TenantId::parse_lenient(text).ok())
                .map(Self::Customer),
        }
    }

    /// The address of the page, relative to the panel's folder.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::SupportProfile | Self::NotFound => "./".to_owned(),
            Self::Customers => "./?customers".to_owned(),
            Self::Customer(id) => format!("./?customer={id}"),
            Self::Qualification(id) => format!("./?customer={id}&view=qualification"),
            Self::History(id) => format!("./?customer={id}&view=history"),
            Self::Connection => "./?connection".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "eebd1b55-5360-4438-a11d-5c06918c3014";

    #[test]
    fn every_page_is_read_back_from_its_own_address() {
        let id = TenantId::parse(ID).unwrap();
        for route in [
            Route::SupportProfile,
            Route::Customers,
            Route::Customer(id.clone()),
            Route::Qualification(id.clone()),
            Route::History(id),
            Route::Connection,
        ] {
            let href = route.href();
            let query = href.strip_prefix("./").unwrap();
            assert_eq!(Route::parse(query), route, "{href}");
        }
    }

    #[test]
    fn a_pasted_text_leads_to_its_customer() {
        let id = TenantId::parse(ID).unwrap();
        for text in [
            ID.to_owned(),
            format!(" {{{}}}\n", ID.to_uppercase()),
            format!("https://panel.example/x/?customer={ID}#field-email"),
            format!("https://partner.microsoft.com/dashboard/v2/customers/{ID}/account?tab=1"),
            format!("Customer {ID}, see the mail"),
            format!("\u{200b}{ID}\u{200e}"),
            format!("Customer {}, see the mail", ID.replace("5360", "53\u{200b}60")),
            ID.replace('-', "\u{2011}"),
            ID.replace('-', " - "),
            ID.replace('-', ""),
            format!("\"{{ {} }}\"", ID.replace("5360-", "5360-\n")),
        ] {
            assert_eq!(Route::pasted(&text), Some(Route::Customer(id.clone())), "{text}");
        }
        let qualification = format!("http://localhost:8080/?customer={ID}&view=qualification");
        assert_eq!(Route::pasted(&qualification), Some(Route::Qualification(id)));
        for text in [
            "",
            "contoso",
            "?customers",
            "https://panel.example/?customer=1234",
            "eebd1b55-5360-4438-a11d-5c06918c301",
            "eebd1b55-5360-4438-a11d-5c06918c30145",
            "tenant eebd1b55 5360 4438 a11d 5c06918c3014",
            "St. Mary",
        ] {
            assert_eq!(Route::pasted(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_ignored_and_what_is_wrong_is_not_found() {
        let id = TenantId::parse(ID).unwrap();
        assert_eq!(Route::parse(&format!("?utm=1&customer={ID}&x=y")), Route::Customer(id));
        assert_eq!(Route::parse("?hello"), Route::SupportProfile);
        assert_eq!(Route::parse("?customer=1234"), Route::NotFound);
        assert_eq!(Route::parse("?customer="), Route::NotFound);
        assert_eq!(Route::parse(&format!("?customer={ID}&view=invoices")), Route::NotFound);
    }
}
