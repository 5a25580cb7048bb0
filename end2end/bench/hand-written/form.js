// The billing form as one would write it by hand, to compare with: it marks what is changed, shows what it was with a
// button that puts it back, lists the changes, and keeps a draft over a reload.

const record = {
  "First name": "Alex",
  "Last name": "Morgan",
  Email: "billing@aldercreek-robotics.example",
  Culture: "en-US",
  Language: "en",
  "Company name": "Alder Creek Robotics",
  "Address line 1": "1 Cedar Way",
  "Address line 2": "",
  City: "Redmond",
  State: "WA",
  "Postal code": "98052",
  Country: "US",
  Region: "",
  "Address’s first name": "Alex",
  "Address’s last name": "Morgan",
  "Phone number": "425-555-0101",
};

const edits = {};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

function keep() {
  const draft = { document: JSON.stringify(record), readAt: Date.now(), editedAt: Date.now(), edits };
  sessionStorage.setItem("draft", JSON.stringify(draft));
}

function list() {
  const changes = Object.entries(edits).map(([label, text]) =>
    element("li", { textContent: `${label}: ${record[label] || "(empty)"} → ${text || "(empty)"}` }),
  );
  document.getElementById("changes").replaceChildren(...changes);
}

function field(label, original, index) {
  const id = `field-${index}`;
  const input = element("input", { id, type: "text", value: original, autocomplete: "off", spellcheck: false });
  const note = element("div", { id: `${id}-note`, className: "note" });
  const row = element("div", { className: "field" }, element("label", { htmlFor: id, textContent: label }), input, note);
  const edited = () => {
    if (input.value === original) {
      delete edits[label];
      delete row.dataset.state;
      input.removeAttribute("aria-describedby");
      note.replaceChildren();
    } else {
      if (!(label in edits)) {
        const putBack = element("button", { type: "button", textContent: `Put back ${label}` });
        putBack.onclick = () => {
          input.value = original;
          edited();
        };
        row.dataset.state = "changed";
        input.setAttribute("aria-describedby", note.id);
        note.append(`Changed. It was: ${original || "(empty)"} `, putBack);
      }
      edits[label] = input.value;
    }
    list();
    keep();
  };
  input.addEventListener("input", edited);
  return row;
}

const fields = Object.entries(record).map(([label, original], index) => field(label, original, index));
document.getElementById("contact").append(...fields.slice(0, 6));
document.getElementById("address").append(...fields.slice(6));
