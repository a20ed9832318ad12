/** Pixels of a picture for each of the drawing's. */
const SCALE = 2;
/** No browser makes larger canvases. */
const MAX_PIXELS = 16_384;

/** A drawing as a PNG, with the fonts of this machine; undefined when it cannot be drawn. */
export async function rasterize(svg: string): Promise<Uint8Array | undefined> {
  try {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const scale = Math.min(SCALE, MAX_PIXELS / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
    return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
