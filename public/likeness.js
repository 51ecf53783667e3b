// A worker that looks for input that resembles each other: the facilitators' program, which finds no page here and
// does that instead. The page says where the program is; it has fetched it already.

self.addEventListener(
  "message",
  async ({ data: [js, wasm] }) => {
    try {
      const program = await import(js);
      await program.default({ module_or_path: wasm });
    } catch (reason) {
      console.warn("Temadag cannot compare in the background:", reason);
      self.postMessage(["cannot", "work", "here"]);
    }
  },
  { once: true },
);
