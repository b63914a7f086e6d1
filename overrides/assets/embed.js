/* Tells the page around a figure how high the figure is, so that it can give it that room. */

(() => {
  const page = document.documentElement;
  const tell = () => parent.postMessage({ type: "figure-height", height: Math.ceil(page.getBoundingClientRect().height) }, "*");
  if (parent !== window) new ResizeObserver(tell).observe(page);
})();
