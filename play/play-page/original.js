// With `--original` the application's own SDK stays and believes it talks to Tencent's servers: its requests are
// sent to the backend that serves this page. Runs before everything else.
(() => {
  const SERVERS = /^(https?:)?\/\/[\w-]+\.tim\.qq\.com(?=[/?#:]|$)(:\d+)?/i;
  const here = (url) => String(url).replace(SERVERS, location.origin);

  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    return open.call(this, method, here(url), ...rest);
  };

  // JSONP: the address of a script element, as a property or as an attribute.
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
  Object.defineProperty(HTMLScriptElement.prototype, 'src', {
    configurable: true,
    enumerable: true,
    get,
    set(url) {
      set.call(this, here(url));
    },
  });
  const { setAttribute } = HTMLScriptElement.prototype;
  HTMLScriptElement.prototype.setAttribute = function (name, value) {
    return setAttribute.call(this, name, /^src$/i.test(name) ? here(value) : value);
  };
})();
