//! Accepting connections, and sending each call to who answers it.

use super::Arguments;
use super::api::{self, Dropped};
use super::body::AnyBody;
use super::connections::Connections;
use super::cors::Cors;
use super::data::Data;
use super::files::Files;
use super::kept::KeptStore;
use crate::Store;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// A sandbox that listens on 127.0.0.1.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// What every connection works with.
#[derive(Debug)]
pub struct Shared {
    pub store: KeptStore,
    pub files: Option<Files>,
    pub headers: Vec<(String, String)>,
    pub cors: Option<Cors>,
    pub connections: Connections,
}

impl Server {
    /// Invents the data, or reads what was kept of them, and takes the port.
    ///
    /// # Errors
    /// When the port is taken, the origin of `--cors` is none, or the file of `--data` cannot be used.
    pub async fn bind(arguments: Arguments) -> io::Result<Self> {
        let cors = match &arguments.cors {
            None => None,
            Some(origin) => Some(Cors::new(origin).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidInput,
                    format!("--cors \"{origin}\": expected an origin"),
                )
            })?),
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await.map_err(|error| {
            io::Error::new(error.kind(), format!("cannot listen on 127.0.0.1:{}: {error}", arguments.port))
        })?;
        let address = listener.local_addr()?;
        let store = match arguments.data {
            None => KeptStore::new(Store::new(arguments.options, super::now())),
            Some(path) => {
                let (data, store) = Data::open(&path, arguments.options, super::now())
                    .map_err(|mistake| io::Error::other(format!("--data {}: {mistake}", path.display())))?;
                KeptStore::on_disk(store, data)
            }
        };
        let shared = Shared {
            store,
            files: arguments.dist.map(Files::new),
            headers: arguments.headers,
            cors,
            connections: Connections::new(),
        };
        Ok(Self { listener, address, shared: Arc::new(shared) })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the process ends.
    pub async fn run(self) {
        loop {
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    // Small answers leave at once. A stream that cannot do so is served all the same.
                    let _ = stream.set_nodelay(true);
                    tokio::spawn(serve(TokioIo::new(stream), Arc::clone(&self.shared)));
                }
                // Out of file descriptors, for one: others close meanwhile.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }
}

async fn serve(io: TokioIo<tokio::net::TcpStream>, shared: Arc<Shared>) {
    let service = service_fn(|request| {
        let shared = Arc::clone(&shared);
        async move { api::answer(&shared, request).await as Result<hyper::Response<AnyBody>, Dropped> }
    });
    let connection = http1::Builder::new().serve_connection(io, service);
    // An error is a caller that left, or a connection that was to break: nothing to report.
    let _ = shared.connections.serve(connection).await;
}
