//! Which fields of a record a refusal names.

use editing::{Field, Kind, Record};
use partner_center::RefusedProperty;

/// The fields that these properties name, in the order of the refusal. Names match ignoring letter case.
///
/// A path that ends with a field's whole pointer is that field, the longest such pointer first; else its last step names
/// every field of that name, for the refusal doesn't say which. A property that can only be one of its kind, as
/// `NotificationEmailAddress` is an email address, is the record's only field of that kind.
pub fn refused_fields(record: &Record, properties: &[RefusedProperty]) -> Vec<usize> {
    let mut fields = Vec::new();
    for property in properties {
        for field in named(record, property) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    fields
}

fn named(record: &Record, property: &RefusedProperty) -> Vec<usize> {
    let steps: Vec<&str> = property.steps().collect();
    let Some(last) = steps.last() else { return Vec::new() };
    if steps.len() > 1 {
        let whole = |(_, field): &(usize, &Field)| ends_with(&steps, field.pointer);
        let depth = |(_, field): &(usize, &Field)| field.pointer.split('/').count();
        if let Some((index, _)) = record.fields().filter(|field| whole(field)).max_by_key(depth) {
            return vec![index];
        }
    }
    let indices = |is: &dyn Fn(&Field) -> bool| -> Vec<usize> {
        record.fields().filter(|(_, field)| is(field)).map(|(index, _)| index).collect()
    };
    let same = indices(&|field| ends_with(&[last], field.pointer.rsplit('/').next().unwrap_or_default()));
    if !same.is_empty() || !property.is_certain {
        return same;
    }
    let Some(kind) = kind(&last.to_ascii_lowercase()) else { return Vec::new() };
    let alike = indices(&|field| field.kind == kind);
    if alike.len() == 1 { alike } else { Vec::new() }
}

/// Whether the last steps of a path are those of a pointer.
fn ends_with(steps: &[&str], pointer: &str) -> bool {
    let mut steps = steps.iter().rev();
    pointer
        .rsplit('/')
        .filter(|step| !step.is_empty())
        .all(|wanted| steps.next().is_some_and(|step| step.eq_ignore_ascii_case(wanted)))
}

fn kind(name: &str) -> Option<Kind> {
    let kinds = [
        ("mail", Kind::Email),
        ("phone", Kind::Phone),
        ("website", Kind::Website),
        ("postal", Kind::PostalCode),
        ("zip", Kind::PostalCode),
    ];
    kinds.into_iter().find(|(part, _)| name.contains(part)).map(|(_, kind)| kind)
}
