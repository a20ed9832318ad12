// @ts-check
// ESLint rules on how the rooms of src may import each other.
import path from 'node:path';
import { ImportGraph, importedFile } from './importGraph.mjs';

/** @typedef {import('eslint').Rule.RuleModule} RuleModule */
/** @typedef {{ source?: { value?: unknown } | null }} Import */

/** @type {Map<string, ImportGraph>} */
const graphs = new Map();

/** Calls back for every relative import of the file, types too. @param {(node: any, target: string) => void} visit @param {string} file */
function onImports(file, visit) {
  /** @param {any} node */
  const check = node => {
    const specifier = node.source?.value;
    if (typeof specifier !== 'string' || !specifier.startsWith('.')) return;
    const target = importedFile(file, specifier);
    if (target) visit(node, target);
  };
  return {
    ImportDeclaration: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    ImportExpression: check,
  };
}

/** No file may import itself by way of others, not even a type. @type {RuleModule} */
const noCircles = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'] }],
    messages: { circle: 'This import closes a circle: {{way}}.' },
  },
  create(context) {
    const root = path.resolve(context.cwd, context.options[0].root);
    const graph = graphs.get(root) ?? new ImportGraph(root);
    graphs.set(root, graph);
    return onImports(context.filename, (node, target) => {
      const way = graph.way(target, context.filename);
      if (!way) return;
      const names = [context.filename, ...way].map(file => path.relative(root, file));
      context.report({ node, messageId: 'circle', data: { way: names.join(' → ') } });
    });
  },
};

/** The rooms of a folder, lowest first: each may import itself and those below. @type {RuleModule} */
const layers = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: { root: { type: 'string' }, layers: { type: 'array', items: { type: 'string' } } },
        required: ['root', 'layers'],
      },
    ],
    messages: {
      upward:
        '{{from}} may not import {{to}}, which is above it (the layers are listed in eslint.config.mjs).',
      unknown: '{{room}} is not in the list of layers in eslint.config.mjs.',
    },
  },
  create(context) {
    const root = path.resolve(context.cwd, context.options[0].root);
    /** @type {readonly string[]} */
    const order = context.options[0].layers;
    /** @param {string} file */
    const roomOf = file => /** @type {string} */ (path.relative(root, file).split(path.sep)[0]);
    const from = roomOf(context.filename);
    return {
      ...onImports(context.filename, (node, target) => {
        const to = roomOf(target);
        if (to === '..' || order.indexOf(to) <= order.indexOf(from)) return;
        context.report({ node, messageId: 'upward', data: { from, to } });
      }),
      Program(node) {
        if (!order.includes(from)) context.report({ node, messageId: 'unknown', data: { room: from } });
      },
    };
  },
};

export const rules = { 'no-circles': noCircles, layers };
