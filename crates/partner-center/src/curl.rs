//! A request as a command for a shell: what is sent, to try it elsewhere.

use crate::Request;

/// What stands for a secret that the command takes from the environment.
pub struct Secret<'a> {
    /// The secret as it stands in the request.
    pub text: &'a str,
    /// The name of the environment variable.
    pub variable: &'a str,
}

impl Request {
    /// The request as a `curl` command for a POSIX shell. `api` is the address of the API, with a slash at its end. Each of the
    /// secrets is left out, and taken from an environment variable instead.
    #[must_use]
    pub fn to_curl(&self, api: &str, secrets: &[Secret<'_>]) -> String {
        let mut command = format!("curl --request {}", self.method.as_str());
        argument(&mut command, "", &format!("{api}{}", self.path), secrets);
        for (name, value) in self.headers.iter() {
            argument(&mut command, "--header ", &format!("{name}: {value}"), secrets);
        }
        if let Some(body) = &self.body {
            argument(&mut command, "--data-raw ", body, secrets);
        }
        command
    }
}

fn argument(command: &mut String, option: &str, text: &str, secrets: &[Secret<'_>]) {
    command.push_str(" \\\n  ");
    command.push_str(option);
    command.push_str(&quoted(text, secrets));
}

/// A text in single quotes, in which a shell reads everything as it stands; variables stand between double ones.
fn quoted(text: &str, secrets: &[Secret<'_>]) -> String {
    let mut quoted = format!("'{}'", text.replace('\'', "'\\''"));
    for secret in secrets.iter().filter(|secret| !secret.text.is_empty()) {
        quoted = quoted.replace(secret.text, &format!("'\"${}\"'", secret.variable));
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_what_is_sent() {
        let request = Request::put("v1/x?code=123", "{\"lastName\":\"O'Neil $HOME `x`\"}".to_owned());
        let secrets = [Secret { text: "123", variable: "VALIDATION_CODE" }];
        assert_eq!(
            request.to_curl("https://panel.example/", &secrets),
            r#"curl --request PUT \
  'https://panel.example/v1/x?code='"$VALIDATION_CODE"'' \
  --header 'Accept: application/json' \
  --header 'Content-Type: application/json' \
  --header 'MS-Contract-Version: v1' \
  --data-raw '{"lastName":"O'\''Neil $HOME `x`"}'"#
        );
        // No secret, none left out.
        let without = request.to_curl("./", &[Secret { text: "", variable: "TOKEN" }]);
        assert!(without.contains("'./v1/x?code=123'") && !without.contains("TOKEN"), "{without}");
    }
}
