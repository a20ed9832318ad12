import * as l10n from '@vscode/l10n';
import type { SaxesParser, SaxesTagPlain } from 'saxes';
import { type Run, type Steps, atOnce } from '../../base/steps';

/** What is told of an XML text. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Why a file is not taken, in words for the user. */
export class UnusableFile extends Error {}

/** Deeper elements are in no file that a program has written. */
const MAX_ELEMENTS_DEEP = 1000;

/** What is let pass in an XML text. */
export interface XmlLeniency {
  /** Whether it may name a definition of its format elsewhere, which is never looked for. */
  readonly isDoctypeIgnored?: boolean;
}

/**
 * Reads XML, without the prefixes of names. Declarations of document types, and with them entities of a file's own, are refused.
 * @throws UnusableFile
 */
export async function readXml(
  xml: string,
  { open, close, text }: XmlHandlers,
  { isDoctypeIgnored = false }: XmlLeniency = {},
  run: Run = atOnce,
): Promise<void> {
  const { SaxesParser } = await loadSaxes();
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', doctype => {
    if (isDoctypeIgnored && !doctype.includes('[')) return;
    throw new UnusableFile(l10n.t('The file has a document type declaration, which is not read for safety.'));
  });
  parser.on('error', error => {
    throw new UnusableFile(l10n.t('The file is not valid XML: {0}', error.message));
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    if (++depth > MAX_ELEMENTS_DEEP) throw new UnusableFile(l10n.t('The file is nested too deeply.'));
    open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--;
    close?.(localName(tag.name));
  });
  parser.on('text', read => text?.(read));
  parser.on('cdata', read => text?.(read));
  await run(feed(parser, xml));
}

/** UTF-16 units that are read between two looks at whether something else waits. */
const SLICE = 1 << 16;

function* feed(parser: SaxesParser, xml: string): Steps<void> {
  for (let at = 0; at < xml.length; at += SLICE) {
    parser.write(xml.slice(at, at + SLICE));
    yield at / xml.length;
  }
  parser.close();
}

/** A part of the bundle has a CommonJS module as its default; Node and other bundlers give its names as well, or only these. */
async function loadSaxes(): Promise<typeof import('saxes')> {
  const loaded: typeof import('saxes') & { readonly default?: typeof import('saxes') } =
    await import('saxes');
  return loaded.default ?? loaded;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
