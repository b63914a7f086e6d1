(() => {
  const seen = { paint: null, chart: null, shift: 0, long: 0, scripts: [] };
  window.benchSeen = seen;
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.paint = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });
  watch("longtask", () => {
    seen.long += 1;
  });
  watch("long-animation-frame", (entry) => {
    for (const script of entry.scripts) seen.scripts.push({ from: script.sourceURL, lasted: script.duration });
  });
  const frame = (now) => {
    const drawn = [...document.querySelectorAll(".chart svg")].some((svg) => {
      const box = svg.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && getComputedStyle(svg).visibility === "visible";
    });
    if (drawn) seen.chart = now;
    else requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})();
