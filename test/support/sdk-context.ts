export * from '../../conform/page/sdk-context.ts';
