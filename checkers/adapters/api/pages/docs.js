"use strict";
// Renders /openapi.json; nothing else is fetched.

function make(tag, text, ...children) {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  node.append(...children);
  return node;
}

function linkTo(ref) {
  const name = ref.split("/").pop();
  const link = make("a", name);
  link.href = `#${name}`;
  return link;
}

// The type of a schema, as nodes: objects are links to where they are described.
function typeOf(schema) {
  if (!schema) return ["anything"];
  if (schema.$ref) return [linkTo(schema.$ref)];
  const many = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (many) return many.flatMap((one, index) => (index ? [" or ", ...typeOf(one)] : typeOf(one)));
  const types = [].concat(schema.type ?? "anything");
  if (types.includes("array")) return ["list of ", ...typeOf(schema.items), ...(types.includes("null") ? [" or null"] : [])];
  const words = types.join(" or ") + (schema.format ? ` (${schema.format})` : "");
  return schema.enum ? [`${words}: `, schema.enum.map((value) => JSON.stringify(value)).join(", ")] : [words];
}

function objectSection(name, schema) {
  const section = make("section", null, make("h3", name));
  section.id = name;
  const table = make("table", null, make("tr", null, make("th", "key"), make("th", "type"), make("th", "")));
  const required = schema.required ?? [];
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const about = [required.includes(key) ? "Required. " : "", value.description ?? ""].join("");
    table.append(make("tr", null, make("td", key), make("td", null, ...typeOf(value)), make("td", about)));
  }
  section.append(table);
  return section;
}

function contentLines(content) {
  return Object.entries(content ?? {}).map(([type, { schema }]) =>
    make("p", null, make("code", type), ": ", ...typeOf(schema)));
}

function routeSection(path, method, operation) {
  const section = make("section", null, make("h3", `${method.toUpperCase()} ${path}`), make("p", operation.summary));
  section.id = operation.operationId;
  for (const parameter of operation.parameters ?? []) {
    section.append(make("p", null, make("code", parameter.name), ` in ${parameter.in}: ${parameter.description ?? ""}`));
  }
  if (operation.requestBody) {
    section.append(make("h4", "Send"), ...contentLines(operation.requestBody.content));
    const example = operation.requestBody.content["application/json"]?.example;
    if (example) section.append(make("pre", curl(path, example)));
  }
  section.append(make("h4", "Get back"));
  for (const [status, response] of Object.entries(operation.responses)) {
    section.append(make("p", null, make("code", status), ` ${response.description}`), ...contentLines(response.content));
  }
  return section;
}

function curl(path, example) {
  return `curl -H 'Content-Type: application/json' ${location.origin}${path} \\\n  -d '${JSON.stringify(example)}'`;
}

async function render() {
  const spec = await (await fetch("/openapi.json")).json();
  document.getElementById("title").textContent = `${spec.info.title} ${spec.info.version}`;
  document.getElementById("about").textContent = spec.info.description;
  const routes = Object.entries(spec.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => routeSection(path, method, operation)));
  const objects = Object.entries(spec.components.schemas).map(([name, schema]) => objectSection(name, schema));
  document.getElementById("routes").append(...routes);
  document.getElementById("objects").append(...objects);
  const entries = [...routes, ...objects].map((section) => {
    const link = make("a", section.querySelector("h3").textContent);
    link.href = `#${section.id}`;
    return make("li", null, link);
  });
  document.getElementById("contents").append(make("ul", null, ...entries));
}

render().catch(() => { document.getElementById("about").textContent = "openapi.json could not be read."; });
