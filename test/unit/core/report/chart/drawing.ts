import { SaxesParser } from 'saxes';

/** An element of a drawing, as any program that reads XML has it. */
export interface Shape {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Shape[];
  text: string;
}

/** Reads a drawing; fails when it is not well-formed. */
export function parseDrawing(svg: string): Shape {
  const root: Shape = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const shape: Shape = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)!.children.push(shape);
    open.push(shape);
  });
  parser.on('text', text => (open.at(-1)!.text += text));
  parser.on('closetag', () => open.pop());
  parser.write(svg).close();
  return root.children[0]!;
}

/** All shapes below one, in the order of the drawing, each with where its own corner is moved to. */
export function* shapesBelow(
  shape: Shape,
  dx = 0,
  dy = 0,
): Generator<{ shape: Shape; dx: number; dy: number }> {
  for (const child of shape.children) {
    const move = /^translate\((-?[\d.]+) (-?[\d.]+)\)$/.exec(child.attributes['transform'] ?? '');
    const [x, y] = move ? [dx + Number(move[1]), dy + Number(move[2])] : [dx, dy];
    yield { shape: child, dx: x, dy: y };
    yield* shapesBelow(child, x, y);
  }
}
