import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import type * as vscode from 'vscode';
import { PreviewLinks } from '../../../../src/vscode/ui/previewLinks';

const FROM = { path: '/study/memos/a.md' } as vscode.Uri;

/** As VS Code renders: its own rule notes the address that a click takes. */
function preview(links: PreviewLinks) {
  const md = links.extendMarkdownIt(new MarkdownIt());
  const own = md.renderer.rules.link_open!;
  md.renderer.rules.link_open = (tokens, i, options, env, self) => {
    tokens[i]!.attrSet('data-href', String(tokens[i]!.attrGet('href')));
    return own(tokens, i, options, env, self);
  };
  const tokens = md.parse('[a](segment:s%201) [b](segment:gone) [c](other.md)', {});
  return (env: Record<string, unknown>) => md.renderer.render(tokens, md.options, env);
}

describe('links to passages in a Markdown preview', () => {
  it('become addresses of files, found anew whenever the same tokens are rendered', () => {
    const links = new PreviewLinks();
    const render = preview(links);
    const asIs = render({ currentDocument: FROM });
    assert.match(asIs, /href="segment:s%201"/);
    let line = 3;
    links.hrefOf = (segment, from) =>
      segment === 's 1' && from === FROM ? `../t.txt#L${line},2-L${line},5` : undefined;
    for (line of [3, 8]) {
      const html = render({ currentDocument: FROM });
      assert.match(
        html,
        new RegExp(
          `<a href="../t.txt#L${line},2-L${line},5" data-href="../t.txt#L${line},2-L${line},5">a</a>`,
        ),
      );
      assert.match(html, /<a href="segment:gone" data-href="segment:gone">b<\/a>/);
      assert.match(html, /<a href="other.md" data-href="other.md">c<\/a>/);
    }
    links.hrefOf = undefined;
    assert.equal(render({ currentDocument: FROM }), asIs);
  });

  it('stay as they are where no file is shown, and note that there are any', () => {
    const links = new PreviewLinks();
    links.hrefOf = () => 'x';
    const render = preview(links);
    assert.match(render({}), /href="segment:gone"/);
    assert.equal(links.wereShown, false);
    render({ currentDocument: FROM });
    assert.equal(links.wereShown, true);
  });
});
