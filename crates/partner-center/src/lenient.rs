//! Lenient reading of the service's JSON (section 0), by types with `#[derive(Deserialize)]` or member by member.
//!
//! - Member names match ignoring ASCII case: the service writes camelCase and in places PascalCase.
//! - A member that is `null` is absent, and a member that no field asks for is ignored.
//! - Of duplicates the last one counts, whatever its case and even if it is `null`.
//! - A number can stand where a string is expected, and is read in its own spelling.
//!
//! A value of any other type fails its object, as always with serde. Fields that should survive that say so with
//! [`default_on_error`], [`vec_skip_error`], [`one_or_more`], [`non_blank`], [`from_text`] or [`IfReadable`].
//!
//! [`Json`] works on the pieces of the text, as serde's usual deserializer for JSON knows none of these rules: it
//! refuses duplicates, and gives up the whole text at the first value that does not fit. Members are read in the order
//! of a type's fields, each by itself, and whatever is ignored is skipped without recursion.

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// One whole JSON value, to read leniently.
#[derive(Clone, Copy)]
pub struct Json<'de>(&'de str);

impl<'de> Json<'de> {
    /// Takes a text; `None` when it is not one whole JSON value, also when it is cut off or something follows.
    pub fn parse(text: &'de str) -> Option<Self> {
        json_text::check(text).ok()?;
        Some(Self(text.trim_ascii()))
    }

    /// Reads the value as a type; `None` when it does not fit.
    pub fn read<T: Deserialize<'de>>(self) -> Option<T> {
        T::deserialize(self).ok()
    }

    /// A string, or a number as it is spelled; `None` for anything else.
    fn text(self) -> Option<String> {
        match self.0.as_bytes().first()? {
            b'"' => json_text::string(self.0),
            b'-' | b'0'..=b'9' => Some(self.0.to_owned()),
            _ => None,
        }
    }

    /// The members of an object; `None` for anything else.
    fn object(self) -> Option<Object<'de>> {
        json_text::members(self.0).map(Object)
    }
}

/// Reads a text as a type; `None` when the text is not one whole JSON value, or the value does not fit.
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    Json::parse(text)?.read()
}

/// A string; `None` for anything else, and when half of a surrogate pair stands alone in it.
pub(crate) fn string(text: &str) -> Option<String> {
    Json::parse(text).and_then(|json| json_text::string(json.0))
}

/// A string, or a number as it is spelled; `None` for anything else.
pub(crate) fn scalar(text: &str) -> Option<String> {
    Json::parse(text)?.text()
}

/// Whether the text is one whole JSON value.
pub(crate) fn is_json(text: &str) -> bool {
    json_text::check(text).is_ok()
}

/// The members of an object by their names, for readers in the first load: asking for one or two members takes less code
/// than a type does.
pub(crate) struct Object<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Object<'a> {
    /// Reads one object; `None` for anything else.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        Json::parse(text)?.object()
    }

    /// The value of a member; `None` when it is absent.
    fn get(&self, name: &str) -> Option<Json<'a>> {
        let (_, value) = self.0.iter().rev().find(|(key, _)| is_named(key, name))?;
        (*value != "null").then_some(Json(value))
    }

    /// A member that is an object.
    pub(crate) fn object(&self, name: &str) -> Option<Self> {
        self.get(name)?.object()
    }

    /// A member that is a string or a number, as text.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.get(name)?.text()
    }

    /// The same as [`text`](Self::text), unless it is blank.
    pub(crate) fn non_blank(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }
}

/// Whether a member name, in quotes as it was written, is this one.
fn is_named(key: &str, name: &str) -> bool {
    let inner = key.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(key);
    inner.eq_ignore_ascii_case(name)
        || (inner.contains('\\')
            && json_text::string(key).is_some_and(|decoded| decoded.eq_ignore_ascii_case(name)))
}

/// For a field: a value that does not fit is absent.
///
/// Like the other functions for fields, it is for [`Json`] alone, where each value stands by itself. Most other
/// deserializers cannot go on after an error.
///
/// # Errors
/// None.
pub fn default_on_error<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(T::deserialize(deserializer).unwrap_or_default())
}

/// For a field: the items of an array that fit. Anything but an array has none.
///
/// # Errors
/// None.
pub fn vec_skip_error<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let items: Vec<IfReadable<T>> = default_on_error(deserializer)?;
    Ok(items.into_iter().filter_map(|item| item.0).collect())
}

/// For a field: a string or a number, unless it is blank. Anything else is absent.
///
/// # Errors
/// None.
pub fn non_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text: String = default_on_error(deserializer)?;
    Ok(if text.trim().is_empty() { None } else { Some(text) })
}

/// For a field: what a type makes of a string or of a number's spelling. Anything else is absent.
///
/// # Errors
/// None.
pub fn from_text<'de, D: Deserializer<'de>, T: FromStr>(deserializer: D) -> Result<Option<T>, D::Error> {
    let text: String = default_on_error(deserializer)?;
    Ok(text.parse().ok())
}

/// For a field: the texts of an array, or one text without an array around it. Anything else is none.
///
/// # Errors
/// Only where the deserializer is not [`Json`].
pub fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let Raw(value) = Raw::deserialize(deserializer)?;
    let Some(json) = Json::parse(value) else { return Ok(Vec::new()) };
    let items = json.read::<Vec<IfReadable<String>>>();
    let items = items.unwrap_or_else(|| vec![IfReadable(json.text())]);
    Ok(items.into_iter().filter_map(|item| item.0).collect())
}

/// A value, or `None` when it does not fit: for items that are counted, and for members that are there but unreadable.
#[derive(Debug, PartialEq, Eq)]
pub struct IfReadable<T>(pub Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for IfReadable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

/// The text of a value as the service wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raw<'a>(pub &'a str);

impl Raw<'_> {
    /// How [`Json`] recognizes a request for the text: serde has no word for it.
    const NAME: &'static str = "$partner_center::lenient::Raw";
}

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = &'de str;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the text of a value")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<&'de str, E> {
                Ok(text)
            }
        }
        deserializer.deserialize_newtype_struct(Self::NAME, Text).map(Self)
    }
}

/// The value does not fit the type. It says nothing more: readers answer with a [`Failure`](crate::Failure), and a
/// message would be code in the download.
#[derive(Debug)]
pub struct DoesNotFit;

impl fmt::Display for DoesNotFit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value does not fit the type")
    }
}

impl std::error::Error for DoesNotFit {}

impl serde::de::Error for DoesNotFit {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

impl<'de> IntoDeserializer<'de, DoesNotFit> for Json<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Json<'de> {
    type Error = DoesNotFit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DoesNotFit> {
        match self.0 {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            array if array.starts_with('[') => {
                let items = json_text::items(array).unwrap_or_default();
                visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Json)))
            }
            _ => visitor.visit_string(self.text().ok_or(DoesNotFit)?),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DoesNotFit> {
        if self.0 == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DoesNotFit> {
        let object = self.object().ok_or(DoesNotFit)?;
        let members = fields.iter().filter_map(|name| Some((*name, object.get(name)?)));
        visitor.visit_map(MapDeserializer::new(members))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DoesNotFit> {
        if name == Raw::NAME {
            visitor.visit_borrowed_str(self.0)
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DoesNotFit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map enum identifier
    }
}
