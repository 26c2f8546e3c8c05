/** Work for later that can be canceled. */
export function later(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds);
  return () => clearTimeout(timer);
}

/** Returns a function that ends this. */
export function repeatedly(work: () => void, milliseconds: number): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}

/** After the browser has drawn what was just rendered. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(work);
}
