import * as l10n from '@vscode/l10n';
import { UnusableFile, readXml } from '../codebookIn/readXml';

/** An element of an XML text, with names without prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** More are in no project: a million codings have four million. */
const MAX_ELEMENTS = 5_000_000;
/** Codes within codes, and the little around them. */
const MAX_DEPTH = 220;

/** Reads an XML text as a tree. @throws UnusableFile */
export async function readXmlTree(xml: string): Promise<XmlElement> {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let count = 0;
  await readXml(xml, {
    open: (name, attributes) => {
      if (open.length > MAX_DEPTH) throw new UnusableFile(l10n.t('The file is nested too deeply.'));
      if (++count > MAX_ELEMENTS) throw new UnusableFile(l10n.t('The project is too large.'));
      const element: Growing = { name, attributes: withoutPrefixes(attributes), children: [], text: '' };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    text: text => void (open.at(-1)!.text += text),
    close: () => void open.pop(),
  });
  return root.children[0] ?? root;
}

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (!names.some(name => name.includes(':'))) return attributes;
  return Object.fromEntries(names.map(name => [name.slice(name.indexOf(':') + 1), attributes[name]!]));
}

export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter(child => child.name === name);
}

/** The children of the first child with a name. */
export function listOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.find(child => child.name === name)?.children ?? [];
}

/** The text of the first child with a name; undefined where there is none, or nothing in it. */
export function textOf({ children }: XmlElement, name: string): string | undefined {
  const text = children.find(child => child.name === name)?.text;
  return text === '' ? undefined : text;
}
