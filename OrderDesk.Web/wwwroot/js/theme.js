// Runs before the first paint, so that neither the theme nor the rail flashes. Everything else is in shell.js.
(() => {
  const root = document.documentElement;
  const read = key => { try { return localStorage.getItem(key); } catch { return null; } };
  const theme = read('od-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const rail = read('od-rail');
  if (rail) root.dataset.rail = rail;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `od-zone=${encodeURIComponent(zone)};path=/;max-age=31536000;samesite=lax`;
})();
