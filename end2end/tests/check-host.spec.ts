// `cargo xtask check-host`: nothing to say of the shipped hosts, and each mistake of another host in plain words.

import { execFile } from "node:child_process";
import { projectFolder, xtask } from "../fixtures/environment.ts";
import { expect, test } from "../fixtures/index.ts";

/** What the command says, and whether it found nothing wrong. */
async function checkHost(url: string): Promise<{ isRight: boolean; said: string }> {
  const [program, ...first] = xtask;
  return new Promise((resolve) => {
    execFile(program, [...first, "check-host", url], { cwd: projectFolder }, (failed, output, errors) => {
      resolve({ isRight: failed === null, said: output + errors });
    });
  });
}

for (const host of ["nginx", "caddy", "caddy at the root", "sandbox"] as const) {
  test.describe(host, () => {
    test.use({ host });

    test("has nothing wrong", async ({ baseURL }) => {
      const { isRight, said } = await checkHost(baseURL ?? "");
      expect(said).toContain("sends the panel as it needs to be sent.");
      expect(isRight).toBe(true);
    });
  });
}

test("each mistake is said, and the command fails", async ({ between }) => {
  between.change = (path, answer) => {
    if (path.endsWith(".wasm")) {
      answer.headers["content-type"] = "application/octet-stream";
    }
    if (/\/panel\/partner-center-panel-[0-9a-f]+\.js$/.test(path)) {
      answer.body = `${answer.body}\n`;
    }
    if (path.endsWith(".css")) {
      answer.headers["cache-control"] = "public, max-age=31536000, immutable";
    }
    if (path === "/panel/") {
      delete answer.headers["x-content-type-options"];
    }
  };
  between.instead = (path) => (path.includes("/v1/") ? { headers: { "content-type": "text/html" }, body: "<html>" } : undefined);
  const { isRight, said } = await checkHost(between.url);
  expect(isRight).toBe(false);
  expect(said).toMatch(/partner-center-panel-\w+_bg\.wasm is sent as "application\/octet-stream"/);
  expect(said).toMatch(/part-customers-\w+\.wasm is sent as "application\/octet-stream"/);
  expect(said).toMatch(/partner-center-panel-\w+\.js is not what was built/);
  expect(said).toMatch(/\.css has no "no-transform" in Cache-Control/);
  expect(said).toContain("The header X-Content-Type-Options is missing");
  expect(said).toContain("is answered by a page with status 200: calls do not reach the service");
});

test("short limits of header fields, and a sign-in before the panel, are said", async ({ between }) => {
  // As a host with 8 KB for its header fields answers.
  const page = { status: 400, headers: { "content-type": "text/html" }, body: "<html>400 Request Header Or Cookie Too Large</html>" };
  between.tooLong = { length: 8_192, answer: page };
  expect((await checkHost(between.url)).said).toContain("A call with an access token of 16000 characters is refused with status 400");
  between.instead = () => ({ status: 302, headers: { location: "https://login.example/" } });
  const { isRight, said } = await checkHost(between.url);
  expect(said).toContain('The page is answered by a redirect to "https://login.example/"');
  expect(isRight).toBe(false);
});

test("a host that does not answer, and what is no address, are said", async () => {
  expect((await checkHost("http://127.0.0.1:1/panel/")).said).toContain("gave no answer");
  expect((await checkHost("127.0.0.1/panel/")).said).toContain("is no address");
});
