// The preview's stand-in for the preload: gives the page `window.concord` over the loopback server that served it.
// Runs before the renderer, as a file of its own, because the content security policy allows no inline script.
(() => {
  const listeners = new Set();
  const tell = (event) => listeners.forEach((listener) => listener(event));

  const call = async (name, request) => {
    try {
      const answer = await fetch('/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ call: name, request }),
      });
      if (answer.headers.get('content-type')?.startsWith('application/json')) return await answer.json();
    } catch {
      // The server is gone: the same to the page as an engine that stopped.
    }
    return { ok: false, fault: { kind: 'engine-stopped' } };
  };

  const onEvent = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  const messages = new EventSource('/events');
  // What happened while the stream was down is unknown, so the renderer asks again.
  messages.onopen = () => tell({ event: 'session-changed' });
  messages.onmessage = (message) => {
    const said = JSON.parse(message.data);
    if (said.type === 'event') tell(said.event);
    // May be blocked as a pop-up; the sign-in screen shows the same address as a link.
    else if (said.type === 'open') window.open(said.url, '_blank', 'noopener');
  };

  Object.defineProperty(window, 'concord', { value: Object.freeze({ call, onEvent }), writable: false });
})();
