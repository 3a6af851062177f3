// Asks the device for a passkey and sends its answer with the form: the hidden field [data-passkey] says which kind (create or get)
// and from where the challenge comes. Without script, or without passkeys in the browser, the button stays hidden.

const supported = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function answer(field, token) {
  const response = await fetch(field.dataset.options, {
    method: "POST",
    headers: { RequestVerificationToken: token, "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
  });
  if (!response.ok) {
    throw new Error(`The challenge was not given: ${response.status}`);
  }

  const options = await response.json();
  const credential = field.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
}

function prepare(field) {
  const form = field.closest("form");
  const button = form.querySelector("[data-passkey-start]");
  const said = form.querySelector("[data-passkey-failed]");
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (field.value) {
      return;
    }

    event.preventDefault();
    said.textContent = "";
    button.disabled = true;
    try {
      field.value = await answer(field, form.querySelector("[name=__RequestVerificationToken]").value);
      form.submit();
    } catch (error) {
      console.warn(error);
      said.textContent = said.dataset.passkeyFailed;
      button.disabled = false;
    }
  });
}

if (supported) {
  document.querySelectorAll("[data-passkey]").forEach(prepare);
}
