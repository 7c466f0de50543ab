// The packing bench: the scan field keeps the focus, and what was scanned is heard.
let sound;
export function focus(field) { field?.focus({ preventScroll: true }); }
export function tone(kind) {
  try {
    sound ??= new AudioContext();
    const at = sound.currentTime;
    const voice = sound.createOscillator();
    const volume = sound.createGain();
    voice.type = kind === 'right' ? 'sine' : 'square';
    voice.frequency.setValueAtTime(kind === 'right' ? 880 : 160, at);
    volume.gain.setValueAtTime(kind === 'right' ? .2 : .12, at);
    volume.gain.exponentialRampToValueAtTime(.001, at + (kind === 'right' ? .14 : .4));
    voice.connect(volume).connect(sound.destination);
    voice.start(at);
    voice.stop(at + .45);
  } catch { /* no sound on this machine: colour and words say it too */ }
}
