import { SaxesParser } from 'saxes';
import { isObject, type JsonObject } from '../core/brand.ts';
import { err, ok, type Result } from '../core/result.ts';
import { asChild, asResource, isResourceName, type Element } from './xml-element.ts';

/** Deepest nesting taken: FHIR needs a dozen or two; more is an attack or a mistake. */
export const largestDepth = 100;

/** Most elements or values taken: 50 MB of a real record holds a third of it. */
export const mostParts = 5_000_000;

type XmlFault =
  | { readonly kind: 'not-json-or-xml'; readonly detail: string }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'forbidden-key' };

const damaged: XmlFault = { kind: 'not-json-or-xml', detail: 'the XML breaks off or is damaged' };
const typed: XmlFault = {
  kind: 'not-json-or-xml',
  detail: 'the XML carries a document type, which FHIR forbids',
};
const foreign = (name: string): XmlFault => ({
  kind: 'not-json-or-xml',
  detail: name === 'ClinicalDocument' ? 'it is a CDA document (HL7 v3), not FHIR' : 'the XML is not FHIR',
});

/** FHIR XML to the shape of FHIR JSON: `value` attributes to primitives, `id` and extensions of primitives to `_field`. */
export function readXml(text: string): Result<JsonObject, XmlFault> {
  const parser = new SaxesParser({ xmlns: false });
  const builder = treeBuilder();
  parser.on('error', () => builder.fail(damaged));
  parser.on('doctype', () => builder.fail(typed));
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes));
  parser.on('text', (words) => builder.text(words));
  parser.on('cdata', (words) => builder.text(words));
  parser.on('closetag', (tag) => builder.close(tag.name));
  try {
    parser.write(text).close();
  } catch {
    // The parser throws only for what it has already reported through `error`.
    builder.fail(damaged);
  }
  return builder.result();
}

/** A resource, or a dosage that was cut out of one. */
const mayBeRoot = (name: string): boolean =>
  isResourceName(name) || name === 'dosage' || name === 'dosageInstruction';

type Attributes = Readonly<Record<string, string>>;

/** Gathers elements as they close; inside a narrative everything is kept as text. */
function treeBuilder() {
  const stack: Element[] = [];
  let fault: XmlFault | undefined;
  let root: unknown;
  let narrativeDepth = 0;
  let parts = 0;
  /** The first fault is the one reported. */
  const fail = (found: XmlFault): void => {
    fault ??= found;
  };
  const narrate = (words: string): void => {
    const top = stack.at(-1);
    if (top !== undefined) top.narrative = `${top.narrative ?? ''}${words}`;
  };
  const open = (name: string, attributes: Attributes): void => {
    const local = localName(name);
    if (stack.length + narrativeDepth > largestDepth) fail({ kind: 'too-deep' });
    if (++parts > mostParts) fail({ kind: 'too-many' });
    if (['__proto__', 'constructor', 'prototype'].includes(local)) fail({ kind: 'forbidden-key' });
    if (stack.length === 0 && !(mayBeRoot(local) && inFhir(name, attributes))) fail(foreign(local));
    if (fault !== undefined) return;
    if (narrativeDepth > 0 || local === 'div') narrativeDepth += 1;
    if (narrativeDepth > 1) narrate(tagText(name, attributes));
    else stack.push(elementOf(local, name, attributes));
  };
  const text = (words: string): void => {
    const top = stack.at(-1);
    if (narrativeDepth > 0) narrate(escaped(words));
    // Blanks between elements are layout. Words there are no FHIR, but some systems send them, and they are kept.
    else if (words.trim() !== '' && top !== undefined) top.words = `${top.words ?? ''}${words.trim()}`;
  };
  const close = (name: string): void => {
    if (fault !== undefined) return;
    if (narrativeDepth > 0) narrate(`</${name}>`);
    narrativeDepth = Math.max(0, narrativeDepth - 1);
    if (narrativeDepth > 0) return;
    const done = stack.pop();
    const parent = stack.at(-1);
    if (done !== undefined && parent === undefined) root = asResource(done);
    else if (done !== undefined && parent !== undefined) parent.children.push(asChild(done, parent));
  };
  const result = (): Result<JsonObject, XmlFault> =>
    fault !== undefined ? err(fault) : isObject(root) ? ok(root) : err(foreign(''));
  return { fail, open, text, close, result };
}

const elementOf = (local: string, name: string, attributes: Attributes): Element => ({
  name: local,
  value: attributes['value'],
  id: attributes['id'],
  url: attributes['url'],
  children: [],
  narrative: local === 'div' ? tagText(name, attributes) : undefined,
  words: undefined,
});

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const tagText = (name: string, attributes: Attributes): string =>
  `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value).replaceAll('"', '&quot;')}"`)].join(' ')}>`;

/** A document that names a namespace of its own must name FHIR's; one that names none is given the benefit. */
function inFhir(name: string, attributes: Attributes): boolean {
  const prefix = name.includes(':') ? `xmlns:${name.slice(0, name.indexOf(':'))}` : 'xmlns';
  const space = attributes[prefix];
  return space === undefined || space === 'http://hl7.org/fhir';
}
