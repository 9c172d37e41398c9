// Sets the chosen ground before anything is drawn; the system's own holds where nothing was chosen.
try {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
} catch {
  // storage may be forbidden: the system's ground holds
}
