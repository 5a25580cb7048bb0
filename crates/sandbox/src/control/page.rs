//! A small page from which a person plays the second administrator. Its script and style are answers of their own, so
//! that it works under a policy that forbids inline ones.

use super::text;
use partner_center::Response;

pub fn html() -> Response {
    text(200, "text/html; charset=utf-8", include_str!("../../page/index.html"))
}

pub fn script() -> Response {
    text(200, "text/javascript; charset=utf-8", include_str!("../../page/sandbox.js"))
}

pub fn style() -> Response {
    text(200, "text/css; charset=utf-8", include_str!("../../page/sandbox.css"))
}
