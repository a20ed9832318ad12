import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** An element of an XML text. */
export interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Tree[];
  text: string;
}

/** @throws Error for what is not well formed */
export function xmlTree(xml: string): Tree {
  const root: Tree = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const tree = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(tree);
    open.push(tree);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', text => void (open.at(-1)!.text += text));
  parser.write(xml).close();
  return root.children[0]!;
}

/** All elements with a name, in their order. */
export function all(tree: Tree, name: string): Tree[] {
  return tree.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
