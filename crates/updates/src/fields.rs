//! The fields of each record: one table, which is an enum and what the editing core knows of each field.

use editing::{Field, Kind};

/// Defines the enum of a record's fields, in their order, with what the editing core knows of each.
macro_rules! fields {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident = $definition:expr,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$about])* $field,)+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$field,)+];
            /// What the editing core knows of them, in the same order.
            pub const TABLE: &'static [Field] = &[$($definition,)+];

            /// The field's place in the table, by which the editing core knows it.
            #[must_use]
            pub const fn index(self) -> usize {
                self as usize
            }

            /// Where the field is in the document: a JSON pointer.
            #[must_use]
            pub const fn pointer(self) -> &'static str {
                match self {
                    $(Self::$field => ($definition).pointer,)+
                }
            }

            /// The field at this place of the table.
            #[must_use]
            pub fn at(index: usize) -> Option<Self> {
                Self::ALL.get(index).copied()
            }
        }
    };
}

/// Fields of the billing profile that conflict as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BillingGroup {
    /// The postal address: one that is mixed from two is a wrong address.
    PostalAddress,
    /// The name of the contact.
    ContactName,
    /// The name at the address.
    AddressName,
}

impl BillingGroup {
    const ALL: [Self; 3] = [Self::PostalAddress, Self::ContactName, Self::AddressName];

    /// The group of this number.
    #[must_use]
    pub fn at(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|group| *group as u8 == number)
    }
}

const fn grouped(pointer: &'static str, kind: Kind, group: BillingGroup) -> Field {
    Field::in_group(pointer, kind, group as u8)
}

const fn sent_only(pointer: &'static str, kind: Kind) -> Field {
    Field { sent_only: true, ..Field::new(pointer, kind) }
}

fields! {
    /// The fields of the support profile (API reference, section 1.1).
    SupportField {
        /// The e-mail address for support.
        Email = Field::new("/email", Kind::Email),
        /// The telephone number for support.
        Telephone = Field::new("/telephone", Kind::Phone),
        /// The website for support.
        Website = Field::new("/website", Kind::Website),
    }
}

fields! {
    /// The fields of the billing profile (API reference, section 1.2).
    BillingField {
        /// The first name of the contact.
        FirstName = grouped("/firstName", Kind::Text, BillingGroup::ContactName),
        /// The last name of the contact.
        LastName = grouped("/lastName", Kind::Text, BillingGroup::ContactName),
        /// The e-mail address of the contact.
        Email = Field::new("/email", Kind::Email),
        /// The culture: language and country of formats.
        Culture = Field::new("/culture", Kind::Code),
        /// The language of invoices.
        Language = Field::new("/language", Kind::Code),
        /// The name of the company.
        CompanyName = Field::new("/companyName", Kind::Text),
        /// The first line of the address.
        AddressLine1 = grouped("/defaultAddress/addressLine1", Kind::Text, BillingGroup::PostalAddress),
        /// The second line of the address.
        AddressLine2 = grouped("/defaultAddress/addressLine2", Kind::Text, BillingGroup::PostalAddress),
        /// The city.
        City = grouped("/defaultAddress/city", Kind::Text, BillingGroup::PostalAddress),
        /// The state or province.
        State = grouped("/defaultAddress/state", Kind::Text, BillingGroup::PostalAddress),
        /// The postal code.
        PostalCode = grouped("/defaultAddress/postalCode", Kind::PostalCode, BillingGroup::PostalAddress),
        /// The country, by its code.
        Country = grouped("/defaultAddress/country", Kind::Code, BillingGroup::PostalAddress),
        /// The region.
        Region = grouped("/defaultAddress/region", Kind::Text, BillingGroup::PostalAddress),
        /// The first name at the address.
        AddressFirstName = grouped("/defaultAddress/firstName", Kind::Text, BillingGroup::AddressName),
        /// The last name at the address.
        AddressLastName = grouped("/defaultAddress/lastName", Kind::Text, BillingGroup::AddressName),
        /// The phone number.
        PhoneNumber = Field::new("/defaultAddress/phoneNumber", Kind::Phone),
    }
}

fields! {
    /// The fields of the qualification (API reference, sections 1.3 and 1.4). All but the first are sent and never read back.
    QualificationField {
        /// Those that the customer has, and the one that is asked for.
        Qualification = Field::new("/qualification", Kind::Names),
        /// The validation code.
        ValidationCode = sent_only("/validationCode", Kind::Secret),
        /// The kind of school.
        EducationSegment = sent_only("/educationSegment", Kind::Choice),
        /// The school's website.
        Website = sent_only("/website", Kind::Website),
    }
}
