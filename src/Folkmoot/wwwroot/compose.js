// Saves a post while its author types, and inserts ready words at the cursor. The form works without this: its buttons do the same, and nothing here submits or voids anything.

const after = 2_000; // milliseconds of quiet before a saving
const again = 15_000; // until the next try where the connection failed

// Inserting ready words where the cursor was, instead of at the end ----------------------------------

for (const part of document.querySelectorAll("[data-insert]")) {
  const form = part.closest("form");
  const select = part.querySelector("select");
  let last = form.elements.namedItem("Input.Text");
  form.addEventListener("focusin", e => { if (/^Input\.(Text|Versions\[\d+\]\.Text)$/.test(e.target.name)) { last = e.target; } });
  part.querySelector("button").addEventListener("click", e => {
    e.preventDefault();
    const option = select.selectedOptions[0];
    const before = last.value.slice(0, last.selectionStart);
    // A caret that was never put anywhere stands at the start: the end is meant.
    const touched = last.selectionStart > 0 || document.activeElement === last || last.value === "";
    const head = touched ? before : last.value.trimEnd();
    const gap = head === "" || /\s$/.test(head) ? "" : option.dataset.hashtags ? " " : touched ? " " : "\n";
    last.setRangeText(gap + option.dataset.text, touched ? last.selectionStart : head.length, touched ? last.selectionEnd : last.value.length, "end");
    last.closest("details")?.setAttribute("open", "");
    last.focus();
    last.dispatchEvent(new Event("input", { bubbles: true }));
    part.querySelector("[role=status]").textContent = part.dataset.inserted;
  });
}

// The focal point of an image: a click in it fills in the two numbers -------------------------------

for (const image of document.querySelectorAll(".compose__thumbnail")) {
  image.addEventListener("click", e => {
    const box = image.getBoundingClientRect();
    const [x, y] = image.closest("fieldset").querySelectorAll("[data-focus] input[type=number]");
    const percent = (at, from, size) => Math.max(0, Math.min(100, Math.round((at - from) / size * 100)));
    x.value = percent(e.clientX, box.left, box.width);
    y.value = percent(e.clientY, box.top, box.height);
    x.closest("details").open = true;
    x.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Saving ------------------------------------------------------------------------------------------

const line = document.querySelector("[data-autosave]");
if (line) {
  keep(line.closest("form"), line);
}

function keep(form, line) {
  let timer, changed = false, running = null, ended = false;

  const say = (words, outcome) => {
    line.dataset.outcome = outcome;
    // Said once, not at every saving of the same minute.
    if (line.textContent !== words) {
      line.textContent = words;
    }
  };

  const soon = delay => {
    clearTimeout(timer);
    if (!ended) {
      timer = setTimeout(() => { running ??= save().finally(() => { running = null; if (changed) { soon(after); } }); }, delay);
    }
  };

  async function save() {
    changed = false;
    const body = new FormData(form);
    body.set("Input.Action", "autosave");
    const files = [...form.querySelectorAll("input[type=file]")].filter(input => input.files.length > 0);
    const page = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { accept: "text/html" }, redirect: "manual" })
      .then(async answer => answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null)
      .catch(() => null);
    const told = page?.querySelector("[data-autosave]");
    switch (told?.dataset.outcome) {
      case "saved":
        form.elements.namedItem("Input.Version").value = told.dataset.version;
        form.setAttribute("action", told.dataset.address);
        history.replaceState(history.state, "", told.dataset.address);
        if (files.length > 0) {
          showImages(page, files);
        }

        say(told.textContent, "saved");
        if (!changed) {
          form.dispatchEvent(new Event("saved", { bubbles: true }));
        }

        break;
      case "conflict":
      case "off":
        // What was typed stays in the form; a press on "Save" shows both texts.
        ended = true;
        say(told.textContent, told.dataset.outcome);
        break;
      case "refused":
        say(told.textContent, "refused");
        break;
      default:
        say(line.dataset.failed, "failed");
        changed = true;
        soon(again);
    }
  }

  /** Images that were stored have a description to write; what was typed meanwhile at those that were there stays. */
  function showImages(page, files) {
    const old = form.querySelector(".compose__images");
    const fresh = document.importNode(page.querySelector(".compose__images"), true);
    const typed = new Map([...old.querySelectorAll(".compose__image")].map(image => [image.querySelector("input[type=hidden]").value, image]));
    for (const image of fresh.querySelectorAll(".compose__image")) {
      const mine = typed.get(image.querySelector("input[type=hidden]").value);
      for (const control of mine ? image.querySelectorAll("textarea, input:not([type=hidden])") : []) {
        const end = control.name.slice(control.name.lastIndexOf("."));
        const source = [...mine.querySelectorAll("textarea, input")].find(c => c.name.endsWith(end));
        control.value = source.value;
        control.checked = source.checked;
      }
    }

    const focused = old.contains(document.activeElement) ? document.activeElement.id : null;
    old.replaceWith(fresh);
    fresh.dispatchEvent(new Event("fresh", { bubbles: true }));
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  form.addEventListener("input", e => {
    changed = true;
    if (line.dataset.outcome === "saved") {
      line.dataset.outcome = "typing";
    }

    soon(e.target.type === "file" ? 0 : after);
  });

  form.addEventListener("submit", e => {
    clearTimeout(timer);
    if (running) {
      // The saving that is under way makes a version of its own: the button waits for it, or it would meet itself as another person.
      e.preventDefault();
      const { name, value } = e.submitter ?? {};
      // By name: the part of the form with the button may have been put in place anew.
      const button = () => [...form.elements].find(b => b.type === "submit" && b.name === name && b.value === value);
      running.then(() => { clearTimeout(timer); form.requestSubmit(button()); });
    } else {
      ended = true;
    }
  });

  // A page that comes back from the browser's memory may be older than the post: it says so at its first saving.
  addEventListener("pageshow", e => { if (e.persisted) { ended = false; } });
}
