import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { renderPng } from '../../../src/node/png';

describe('renderPng', () => {
  const svg = (shape: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40"><rect width="60" height="40" fill="#ffffff"/>${shape}</svg>`;

  it('draws at twice the size, shapes where they are', async () => {
    const { width, height, data } = PNG.sync.read(
      Buffer.from(await renderPng(svg('<rect x="30" width="30" height="40" fill="#0000ff"/>'))),
    );
    assert.deepEqual([width, height], [120, 80]);
    const pixel = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
    assert.deepEqual(pixel(10, 40), [255, 255, 255, 255]);
    assert.deepEqual(pixel(100, 40), [0, 0, 255, 255]);
  });

  it('has letters, strong ones too, without any font of the system', async () => {
    const dark = async (text: string) => {
      const { data } = PNG.sync.read(Buffer.from(await renderPng(svg(text))));
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i]! < 128) count++;
      return count;
    };
    const plain = await dark(
      '<text x="2" y="30" font-size="24" font-family="system-ui, sans-serif">Naß</text>',
    );
    const strong = await dark(
      '<text x="2" y="30" font-size="24" font-family="system-ui, sans-serif" font-weight="600">Naß</text>',
    );
    assert.ok(plain > 200, String(plain));
    assert.ok(strong > plain, `${strong} > ${plain}`);
  });
});
