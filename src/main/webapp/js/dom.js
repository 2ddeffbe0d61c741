/**
 * Makes an element. Strings among the children become text, never markup.
 *
 * @param {string} name
 * @param {Record<string, string | boolean | null | undefined>} [attributes] absent for null, undefined and false
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(attribute, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

/** A text that is heard and found but not seen, for what the eye gets from a colour or an arrow. */
export function unseen() {
  return element("span", { class: "unseen" });
}

/** Writes a text unless it is there already, so that live regions speak only of changes. */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Marks a field as wrong, or takes the mark away. */
export function mark(field, wrong) {
  if (wrong) {
    field.setAttribute("aria-invalid", "true");
  } else {
    field.removeAttribute("aria-invalid");
  }
}
