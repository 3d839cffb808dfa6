import type { ServiceHandlers } from './handler.ts';

/** Remote settings of the SDK: loopback has none to give. */
export const imSdkConfigMgr: ServiceHandlers = {
  fetch_config: ({ body }) => ({
    int32_error_code: 0,
    str_error_message: '',
    str_json_config: '{}',
    uint32_expired_time: 86400,
    uint32_sdkappid: body.uint32_sdkappid,
    uint64_version: 1,
  }),
  fetch_imsdk_purchase_bitsv2: () => ({
    int32_error_code: 0,
    str_error_message: '',
    str_purchase_bits: '0',
    uint32_expired_time: 86400,
  }),
};

/** The keep-alive of the socket. */
export const heartbeat: ServiceHandlers = { alive: () => ({}) };

/** The SDKs' own usage reports: taken and forgotten. */
export const imopenstat: ServiceHandlers = {
  tim_web_report_v2: () => ({}),
  // That of `webim.js`.
  web_report: () => ({}),
};
