/**
 * The environment of a command that works with the loopback registry: nothing of the pnpm that runs this check, and none of
 * the credentials of the person who runs it.
 */
const kept = /^(?:PATH|HOME|TMPDIR|LANG|USER|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy|CI)$/i

export const environment = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      kept.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  ),
  npm_config_update_notifier: 'false',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  ...more,
})
