//! English: the address check.

use super::address::AddressWords;

pub static WORDS: AddressWords = AddressWords {
    check: "Check the address",
    checking: "Checking the address …",
    result: "Check of the address",
    shippable: "The service knows this address, and parcels can be sent to it.",
    verified: "The service knows this address.",
    interaction: "The service knows no such address, and suggests one that differs in more than a detail.",
    street: "The service knows the street, but not the house: the number is missing or unknown, or there is more than one such street.",
    premises: "The service knows the building. What is missing or unknown is the number within it, such as that of a suite.",
    multiple: "More than one address fits what you typed.",
    none: "The service knows no address that fits what you typed.",
    not_validated: "The service could not check this address. It may lack what a check needs, such as the country.",
    other: "The service answered with “{0}”, which this panel does not know.",
    failed: "The address could not be checked. That holds back no save.",
    suggestion: "Suggestion",
    suggestion_of: "Suggestion {0} of {1}",
    typed: "You typed",
    suggested: "Suggested",
    use_it: "Use this address",
    use_named: "Use this address: {0}",
    beyond: "The form has no field for a part of this suggestion: {0}",
    not_saved: "Nothing is saved yet. Change the address, or save it as you typed it.",
    not_saved_suggested: "Nothing is saved yet. Use a suggestion, change the address, or save it as you typed it.",
    save_as_typed: "Save as typed",
    used: "The suggested address was put into the form. It is not saved yet.",
    done: "The check of the address is done. Nothing is saved yet: press Save again.",
    changed: "The address was changed since it was checked.",
};
