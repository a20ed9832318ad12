/** Makes a picture of an SVG; what can do that differs between Node, a webview and a browser. */
export type Rasterize = (svg: string) => Promise<Uint8Array>;
