// Stands in for the login page of Tencent's hosted accounts (tls.qcloud.com), whose service has ended: the same
// steps (leave for the login, come back with a temporary signature, fetch the real one), with made-up users.
window.TLSHelper = {
  goLogin({ url = location.href, sdkappid = '1400000000' } = {}) {
    const user = window.__webim2tim.user() || window.prompt('webim2tim play: user ID? 用户 ID？', 'alice');
    if (!user) return;
    const query = new URLSearchParams({ tmpsig: 'play', identifier: user, sdkappid });
    location.href = `${url.replace(/[?#].*$/, '')}?${query}`;
  },

  fetchUserSig() {
    // The real one answers over the network: never before the page is complete.
    setTimeout(() => {
      window.tlsGetUserSig?.({ ErrorCode: 0, ErrorInfo: '', UserSig: 'play' });
    }, 0);
  },
};
