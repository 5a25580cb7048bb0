//! HTTP/1.1 on a connection that is kept as long as the server keeps it.

use partner_center::{Headers, Request, Response};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

pub struct Client {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
}

impl Client {
    pub const fn new(address: SocketAddr) -> Self {
        Self { address, connection: None }
    }

    /// The next request goes over a new connection.
    pub fn close(&mut self) {
        self.connection = None;
    }

    /// Sends a request and reads the whole answer. After an error nobody knows what became of the request.
    pub fn send(&mut self, request: &Request) -> io::Result<Response> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => {
                let stream = TcpStream::connect(self.address)?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(Duration::from_secs(30)))?;
                BufReader::new(stream)
            }
        };
        let body = request.body.as_deref().unwrap_or_default();
        let mut text =
            format!("{} /{} HTTP/1.1\r\nHost: {}\r\n", request.method.as_str(), request.path, self.address);
        for (name, value) in request.headers.iter() {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        connection.get_mut().write_all(text.as_bytes())?;
        let (response, closes) = read(&mut connection)?;
        if !closes {
            self.connection = Some(connection);
        }
        Ok(response)
    }
}

fn read(connection: &mut impl BufRead) -> io::Result<(Response, bool)> {
    let status = line(connection)?;
    let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(broken)?;
    let mut headers = Headers::new();
    loop {
        let line = line(connection)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(broken)?;
        headers.set(name, value.trim());
    }
    let length = headers.get("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    let closes = headers.get("Connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
    let body = String::from_utf8(body).map_err(|_| broken())?;
    Ok((Response { status, headers, body }, closes))
}

fn line(connection: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    connection.take(64 << 10).read_line(&mut line)?;
    let ended = line.strip_suffix("\r\n").ok_or_else(broken)?;
    Ok(ended.to_owned())
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the answer is no HTTP, or not all of it")
}
