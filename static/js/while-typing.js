// What the server answers to the words in a box, asked for while one types: a moment after the last
// letter, and of several answers the latest alone.
const PAUSE = 120;
const FEWEST = 2; // letters that are worth a question

// `addressOf(box)` is whom to ask, as a URL; `show(html, box)` gets the answer, "" where there is none.
export function whileTyping(addressOf, show) {
  let waiting = 0;
  let asked = null;

  const stop = () => {
    clearTimeout(waiting);
    asked?.abort();
  };
  const ask = async (box) => {
    stop();
    const words = box.value.trim();
    if (words.length < FEWEST) return show("", box);
    asked = new AbortController();
    const address = addressOf(box);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      show(answer.ok && !answer.redirected ? await answer.text() : "", box);
    } catch (problem) {
      if (problem.name !== "AbortError") show("", box);
    }
  };
  const askSoon = (box) => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE, box);
  };
  return { ask, askSoon, stop };
}
