use super::*;

fn document(text: &str) -> Document {
    Document::parse(text).unwrap()
}
