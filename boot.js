// Starts the panel: this file takes the place of Trunk's own start script, which is inline.
//
// The program, config.json and, on the start page, the support profile are asked for at the same time. What came
// back is handed to the program as `globalThis.panelStart`:
//
//   config:          Promise<Response>. Only ever resolved, and only with an answer of success: when the settings
//                    could not be loaded, this file says so on the page.
//   supportProfile:  Promise<{ response: Response, requestId: string, correlationId: string } | null>. Never rejected.
//                    null: nothing was read here, or no answer came; the program reads the record by itself.

// The request for the support profile, as the program itself builds it. A test holds the two equal; it reads the
// object between the two marks as JSON.
const supportProfileRequest = /* begin */ {
  "path": "v1/profiles/support",
  "headers": {
    "Accept": "application/json",
    "MS-Contract-Version": "v1",
    "X-Locale": "en-US"
  }
} /* end */;

// A read that takes longer has failed.
const readTimeout = 30000;

const failures = {
  insecure: [
    "This page needs https",
    "The browser withholds what the panel needs on an address that begins with http. Open the same address with https.",
  ],
  browser: [
    "This browser cannot run the panel",
    "The panel needs {feature}, which is missing or switched off here. Use Chrome or Edge 104, Firefox 102, Safari 16.4, or a newer version.",
  ],
  program: [
    "The panel could not be loaded",
    "A part of the program did not arrive. The network may be down, or a new version was just put up. A proxy or an extension may also have changed or blocked a file.",
  ],
  signIn: [
    "The host of this panel wants a sign-in",
    "Your sign-in there may have run out. Load the page again to sign in; what you typed is kept in this tab.",
  ],
  settings: [
    "The settings could not be loaded",
    "The file config.json beside this page did not arrive. The network may be down, or the file is missing.",
  ],
};

// A WebAssembly module with each kind of instruction that the program has beyond the first version of WebAssembly.
const wasmFeatures = "AGFzbQEAAAABDAJgAX0Cf39gAAJ/fwMCAQAEBAFvAAAFAwEAAAoUARIAQQBBAEEA/AsAQQDAIAD8AAs=";

// What the panel needs of a browser, by the name that a person is shown. docs/BROWSERS.md says what each is needed for, and
// since when browsers have it.
const needed = {
  "WebAssembly": () => typeof WebAssembly === "object",
  "a newer version of WebAssembly": () => WebAssembly.validate(Uint8Array.from(atob(wasmFeatures), (byte) => byte.charCodeAt(0))),
  "BroadcastChannel": () => typeof BroadcastChannel === "function",
  "Web Locks": () => navigator.locks,
  "crypto.randomUUID": () => crypto.randomUUID,
  "cascade layers": () => typeof CSSLayerBlockRule === "function",
};

// Loads the page again, with the files of the program fetched anew: one that was changed on its way stays in the browser's cache
// as it came, and WebKit remembers a script that did not arrive.
async function reload() {
  try {
    const files = [...document.querySelectorAll("link[rel=modulepreload], link[rel=preload][as=fetch]")];
    await Promise.all(files.map(({ href }) => fetch(href, { cache: "reload" })));
  } catch {
    // The page that is loaded says what still does not arrive.
  }
  location.reload();
}

// A feature that throws is there: the program copes with that.
function isMissing(name) {
  try {
    return !needed[name]();
  } catch {
    return false;
  }
}

// Shows, in the shell, what could not be loaded, or which feature is missing. `cause` is for whoever looks after the panel.
function fail(what, cause, feature) {
  const [heading, explanation] = failures[what];
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const title = Object.assign(element("h1", heading), { id: "start-failure", tabIndex: -1 });
  const button = Object.assign(element("button", "Try again"), { type: "button", onclick: reload });
  const failure = element("section", "");
  failure.className = "start-failure";
  failure.setAttribute("aria-labelledby", title.id);
  failure.append(title, element("p", explanation.replace("{feature}", feature)));
  if (cause) {
    failure.append(element("p", `Reason: ${cause}`));
  }
  failure.append(button);
  // Without newer methods: a browser that lacks them is to be told so.
  const place = document.querySelector("#panel main") ?? document.body;
  place.textContent = "";
  place.append(failure);
  document.title = `Error: ${heading}`;
  title.focus();
}

// Whether an answer is not the file that was asked for, but the way to a sign-in: a redirect, or a page.
function isSignIn(response) {
  const type = response.headers.get("Content-Type") ?? "";
  return response.type === "opaqueredirect" || response.status === 401 || (response.status !== 404 && type.includes("text/html"));
}

async function loadSettings() {
  const response = await fetch("config.json", { cache: "no-cache", redirect: "manual" });
  if (isSignIn(response)) {
    throw Object.assign(new Error(`config.json: status ${response.status}`), { failure: "signIn" });
  }
  if (!response.ok) {
    throw new Error(`config.json: status ${response.status}`);
  }
  return response;
}

// Whether the address is that of the support profile, and no answer of a sign-in.
function onStartPage() {
  const query = new URLSearchParams(location.search);
  return !["customers", "customer", "connection", "code", "state", "error"].some((name) => query.has(name));
}

async function readSupportProfile(settings) {
  try {
    const { api = "./", signIn = "none", cloud } = await (await settings).clone().json();
    if (typeof api !== "string" || !api.endsWith("/") || signIn !== "none" || cloud === "germany") {
      return null; // The program asks for a token, or explains what is wrong.
    }
    const requestId = crypto.randomUUID();
    const correlationId = crypto.randomUUID();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), readTimeout);
    const response = await fetch(api + supportProfileRequest.path, {
      headers: { ...supportProfileRequest.headers, "MS-RequestId": requestId, "MS-CorrelationId": correlationId },
      cache: "no-store",
      redirect: "manual",
      signal: controller.signal,
    });
    return { response, requestId, correlationId };
  } catch {
    return null;
  }
}

// Fetches the program and compares its digest. Not by `integrity`: Firefox and WebKit, asked for that, do not use the answer
// of the preload, so the options must be those of the preload alone.
async function loadProgram({ href, dataset }) {
  const response = await fetch(href, { credentials: "same-origin" });
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  if (`sha384-${btoa(String.fromCharCode(...digest))}` !== dataset.integrity) {
    throw new Error(`${href}: status ${response.status}, not the file that was built`);
  }
  return new Response(bytes, { headers: response.headers });
}

function start() {
  const glue = document.querySelector("link[rel=modulepreload]");
  const wasm = document.querySelector("link[rel=preload][as=fetch]");
  // Asked for at once, beside the glue.
  const program = loadProgram(wasm);
  program.catch(() => {}); // Reported below, by whoever waits for it.
  const settings = loadSettings();
  globalThis.panelStart = {
    config: new Promise((resolve) => {
      settings.then(resolve, (error) => fail(error.failure ?? "settings", error.message));
    }),
    supportProfile: onStartPage() ? readSupportProfile(settings) : Promise.resolve(null),
  };
  import(glue.href)
    .then((module) => module.default({ module_or_path: program }))
    // Where the settings failed too, that has been said: one host sends both.
    .catch((error) => settings.then(() => fail("program", error.message), () => {}));
}

document.querySelector(".start-blocked")?.remove(); // This file arrived: it says by itself what goes wrong from here on.
const missing = Object.keys(needed).find(isMissing);
if (!isSecureContext) {
  fail("insecure");
} else if (missing) {
  fail("browser", undefined, missing);
} else {
  // An extension can make any function of the browser throw.
  try {
    start();
  } catch (error) {
    fail("program", error.message);
  }
}
