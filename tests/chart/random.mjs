// The same numbers on every run: mulberry32.
export function generator(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

export function judge(title, details) {
    console.log(details ? `fail\t${title}\t${details.replace(/\s+/g, ' ')}` : `ok\t${title}`);
}
