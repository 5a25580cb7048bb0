//! The way to the service: every call goes through [`Api`], and every failure becomes a [`Problem`] here.

use super::problem::{problem_of, problem_without_answer};
use super::purpose::Purpose;
use super::session::Session;
use super::transport::{Answered, NoAnswer, Transport};
use crate::browser::clock::{self, now};
use crate::browser::ids::new_id;
use crate::browser::lock::locked;
use crate::browser::task::catching;
use crate::config::Config;
use editing::Problem;
use partner_center::{CallIds, Failure, FailureKind, Method, Request, Response, retry_after};
use std::sync::{Arc, Mutex};
use updates::Routes;

/// The language in which the service writes its texts (`X-Locale`, section 4 of the API reference).
pub const LOCALE: &str = "en-US";

/// The service, as this deployment reaches it. Cheap to clone.
#[derive(Clone)]
pub struct Api {
    config: Arc<Config>,
    session: Session,
    transport: Arc<dyn Transport>,
    routes: Arc<Mutex<Routes>>,
    /// The correlation ids of the writes that were sent from here.
    writes: Arc<Mutex<Vec<String>>>,
}

impl Api {
    /// The service at the address of the settings.
    #[must_use]
    pub fn new(config: Config, transport: Arc<dyn Transport>) -> Self {
        let routes = Routes::new(config.support_profile_path, config.qualification_route);
        Self {
            session: Session::new(config.sign_in),
            config: Arc::new(config),
            transport,
            routes: Arc::new(Mutex::new(routes)),
            writes: Arc::default(),
        }
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The whole address of the API, with a slash at its end.
    #[must_use]
    pub fn address(&self) -> String {
        let page = leptos::prelude::document().base_uri().ok().flatten().unwrap_or_default();
        web_sys::Url::new_with_base(&self.config.api, &page).map(|url| url.href()).unwrap_or_default()
    }

    /// Who makes the calls.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Sends a request with new ids, and reads the answer.
    ///
    /// # Errors
    /// The [`Problem`] of no answer, of a refusal, and of an answer that `read` cannot read.
    pub async fn ask<T>(
        &self,
        request: Request,
        read: impl FnOnce(&Response) -> Result<T, Failure>,
    ) -> Result<T, Problem> {
        self.ask_for(Purpose::Asked, request, read).await
    }

    /// The same for what is read beside the person's work.
    ///
    /// # Errors
    /// As of [`Api::ask`].
    pub async fn ask_in_background<T>(
        &self,
        request: Request,
        read: impl FnOnce(&Response) -> Result<T, Failure>,
    ) -> Result<T, Problem> {
        self.ask_for(Purpose::Background, request, read).await
    }

    /// The same for a purpose.
    ///
    /// # Errors
    /// As of [`Api::ask`].
    pub async fn ask_for<T>(
        &self,
        purpose: Purpose,
        request: Request,
        read: impl FnOnce(&Response) -> Result<T, Failure>,
    ) -> Result<T, Problem> {
        let ids = CallIds { request_id: new_id(), correlation_id: new_id() };
        let answer = self.exchange(purpose, request, &ids).await;
        match answer {
            Ok(Answered { response, ids: other }) => {
                read(&response).map_err(|failure| problem_of(&failure, &other.unwrap_or(ids), now()))
            }
            Err(none) => Err(problem_without_answer(none, &ids)),
        }
    }

    /// Sends a request with these ids.
    ///
    /// # Errors
    /// [`NoAnswer`]: nobody knows what became of it, [`NoAnswer::SignInNeeded`] excepted: nothing was sent.
    pub async fn send(
        &self,
        purpose: Purpose,
        request: Request,
        ids: &CallIds,
    ) -> Result<Response, NoAnswer> {
        Ok(self.exchange(purpose, request, ids).await?.response)
    }

    async fn exchange(
        &self,
        purpose: Purpose,
        request: Request,
        ids: &CallIds,
    ) -> Result<Answered, NoAnswer> {
        let mut request = request.identified(ids, LOCALE);
        let Some(token) = self.session.authorize(&mut request) else { return Err(NoAnswer::SignInNeeded) };
        let is_write = request.method != Method::Get;
        if is_write {
            locked(&self.writes).push(ids.correlation_id.clone());
        }
        // Whatever a browser, or an extension in it, throws: it is as if no answer had come.
        let answer = catching(self.transport.send(&self.config.api, request)).await;
        let answer = answer.unwrap_or(Err(NoAnswer::Unreachable));
        if let Ok(Answered { response, .. }) = &answer {
            if let Some(date) = response.headers.get("Date").and_then(retry_after::unix_seconds) {
                clock::heard(date);
            }
            // A server before the service has no say in the token.
            if response.status != 401 || Failure::of(response).kind == FailureKind::SignInNeeded {
                self.session.answered(token, response.status, purpose, is_write);
            }
        }
        answer
    }

    /// Whether the write of this correlation id was sent from here, since the page was loaded.
    #[must_use]
    pub fn is_own_write(&self, correlation_id: &str) -> bool {
        locked(&self.writes).iter().any(|own| own == correlation_id)
    }

    /// Where records are read and written by now.
    #[must_use]
    pub fn routes(&self) -> Routes {
        *locked(&self.routes)
    }

    /// Takes notice of an answer, which may tell that a record is elsewhere: what [`Routes`] says of it.
    pub fn learn(&self, from: impl FnOnce(&mut Routes) -> bool) -> bool {
        from(&mut locked(&self.routes))
    }
}
