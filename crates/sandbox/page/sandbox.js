// The page of the second administrator. Every answer of the sandbox is shown as text, never as HTML.

const byId = (id) => document.getElementById(id);
const say = (text) => { byId("message").textContent = text; };

async function call(path, body) {
  const answer = await fetch(path, body === undefined
    ? { cache: "no-store" }
    : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) {
    let explanation = text;
    try { explanation = JSON.parse(text).error; } catch { /* not JSON: shown as it is */ }
    throw new Error(explanation || `status ${answer.status}`);
  }
  return text;
}

const read = async (path, body) => JSON.parse(await call(path, body));

/** Runs what a person asked for; a failure becomes a message. */
function on(id, event, action) {
  byId(id).addEventListener(event, async (happening) => {
    if (event === "submit") happening.preventDefault();
    try { await action(happening); } catch (error) { say(`That did not work: ${error.message}`); }
  });
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The record

const ofCustomer = () => byId("record").value !== "supportprofile";
const target = () => ({
  record: byId("record").value,
  ...(ofCustomer() ? { customer: byId("customer").value } : {}),
  operator: byId("operator").value,
});

async function findCustomers() {
  const { customers } = await read(`customers?contains=${encodeURIComponent(byId("contains").value)}`);
  byId("customer").replaceChildren(...customers.map(({ id, companyName }) => new Option(companyName, id)));
}

/** The strings of a document, as pairs of JSON pointer and value; what belongs to the service is left out. */
function leaves(value, pointer = "") {
  if (typeof value === "string") return [[pointer, value]];
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([name]) => pointer !== "" || !["id", "links", "attributes", "profileType"].includes(name))
    .flatMap(([name, inner]) => leaves(inner, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`));
}

/** Fields that a record may be without. */
const OPTIONAL = {
  billing: ["/email", "/defaultAddress/addressLine2", "/defaultAddress/state", "/defaultAddress/region"],
  supportprofile: ["/email", "/telephone", "/website"],
  qualification: [],
};

function show(text) {
  const held = leaves(JSON.parse(text));
  const absent = OPTIONAL[byId("record").value].filter((pointer) => held.every(([known]) => known !== pointer));
  const fields = [...held, ...absent.map((pointer) => [pointer, ""])].map(([pointer, value], index) => {
    const id = `field-${index}`;
    const label = element("label", { htmlFor: id, textContent: pointer.slice(1) || "qualification" });
    const input = pointer === ""
      ? element("select", { id }, ...["none", "education", "nonprofit", "governmentcommunitycloud", "stateownedentity"]
          .map((name) => new Option(name, name)))
      : element("input", { id, type: "text", autocomplete: "off" });
    input.value = value;
    input.dataset.pointer = pointer;
    input.dataset.original = value;
    return element("p", {}, label, input);
  });
  byId("fields").replaceChildren(...fields);
  byId("document").textContent = text;
  byId("fields-legend").textContent = ofCustomer() ? byId("customer").selectedOptions[0]?.textContent ?? "" : "Support profile";
  byId("edit").hidden = false;
}

async function showRecord() {
  const { record, customer } = target();
  show(await call(`record?record=${record}${customer ? `&customer=${customer}` : ""}`));
}

async function save(change) {
  const { operator } = await read("edit", { ...target(), ...change });
  await showRecord();
  await refresh();
  say(`Saved by ${operator}.`);
}

on("record", "change", () => {
  for (const part of document.querySelectorAll(".of-customer")) part.hidden = !ofCustomer();
  byId("edit").hidden = true;
});
on("contains", "input", findCustomers);
on("customer", "change", () => { byId("edit").hidden = true; });
on("choose", "submit", showRecord);
on("touch", "click", () => save({ touch: true }));
on("edit", "submit", () => {
  const changed = [...byId("fields").querySelectorAll("[data-pointer]")].filter((input) => input.value !== input.dataset.original);
  if (changed.length === 0) { say("Nothing was changed."); return undefined; }
  return save({ set: Object.fromEntries(changed.map((input) => [input.dataset.pointer, input.value === "" ? null : input.value])) });
});

// Faults

const number = (id) => Number(byId(id).value);
const particulars = {
  delay: () => ({ ms: number("ms") }),
  status: () => ({ status: number("status"), applied: byId("applied").checked }),
  html: () => ({ status: number("status"), applied: byId("applied").checked }),
  throttle: () => ({ retryAfter: /^\d+$/.test(byId("retry-after").value) ? number("retry-after") : byId("retry-after").value }),
  "last-modified": () => ({ maxAge: number("max-age") }),
};

function showParticulars() {
  for (const part of document.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(byId("kind").value);
  }
}

function showArmed({ armed }) {
  const lines = armed.map(({ kind, method, path, times }) =>
    element("li", { textContent: `${kind}: ${method ?? "any method"} ${path || "any path"}, ${times || "all"} calls` }));
  byId("armed").replaceChildren(...(lines.length ? lines : [element("li", { textContent: "nothing" })]));
}

on("kind", "change", showParticulars);
on("fault", "submit", async () => {
  const kind = byId("kind").value;
  const method = byId("method").value;
  showArmed(await read("faults", {
    kind, path: byId("path").value, times: number("times"), ...(method ? { method } : {}), ...(particulars[kind]?.() ?? {}),
  }));
  say("Armed.");
});
on("disarm", "click", async () => { showArmed(await read("faults", { clear: true })); say("Nothing is armed."); });

// Behaviour

const choices = () => [...document.querySelectorAll("[data-setting]")];

function showSettings(settings) {
  for (const choice of choices()) {
    const value = settings[choice.dataset.setting];
    if (choice.type === "checkbox") choice.checked = value;
    else choice.value = value;
  }
}

function chosen(choice) {
  if (choice.type === "checkbox") return choice.checked;
  return choice.type === "number" ? Number(choice.value) : choice.value;
}

on("settings", "submit", async () => {
  showSettings(await read("settings", Object.fromEntries(choices().map((choice) => [choice.dataset.setting, chosen(choice)]))));
  say("Applied.");
});
on("reset", "click", async () => {
  await read("reset", {});
  byId("edit").hidden = true;
  await start();
  say("Everything is as at the start.");
});

// Tokens

on("make-token", "submit", async () => {
  const { token } = await read("token", {
    expiresIn: number("expires"), appOnly: byId("token-app-only").checked, mfa: byId("mfa").checked,
  });
  byId("token").textContent = token;
  say("Here is a token.");
});

// The log

const outcome = ({ applied, replayed, fault }) =>
  [applied && "changed a record", replayed && "answered as before", fault && `fault: ${fault}`].filter(Boolean).join(", ");

async function refresh() {
  const { calls } = await read("log");
  byId("log").replaceChildren(...calls.slice(-100).reverse().map((one) => element("tr", {}, ...[
    one.sequence, one.time.slice(11, 23), `${one.method} ${one.path}${one.query ? `?${one.query}` : ""}`,
    one.status ?? "no answer", outcome(one), one.headers["If-Match"] ?? "", one.body ?? "",
  ].map((text) => element("td", { textContent: text })))));
  showArmed(await read("faults"));
}

on("refresh", "click", async () => { await refresh(); say("The list is up to date."); });

async function start() {
  showParticulars();
  showSettings(await read("settings"));
  await findCustomers();
  await refresh();
}

start().catch((error) => say(`The sandbox does not answer: ${error.message}`));
