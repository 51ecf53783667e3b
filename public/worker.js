// A worker that runs one of the programs without a page: it finds none here, and does what the page asks of it. The page
// says where the program is; the device keeps it, also without a network.

self.addEventListener(
  "message",
  async ({ data: [js, wasm] }) => {
    try {
      const program = await import(js);
      await program.default({ module_or_path: wasm });
    } catch (reason) {
      console.warn("Temadag cannot work in the background:", reason);
      self.postMessage(["cannot", "work", "here"]);
    }
  },
  { once: true },
);
