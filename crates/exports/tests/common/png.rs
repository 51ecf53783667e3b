//! A picture for tests: bars, as a PNG that nothing compressed.

/// Bars of these heights in pixels, 320 by 160.
pub fn bars(heights: &[u32]) -> Vec<u8> {
    const WIDTH: u32 = 320;
    const HEIGHT: u32 = 160;
    let slot = WIDTH / u32::try_from(heights.len()).unwrap();
    let mut pixels = Vec::new();
    for y in 0..HEIGHT {
        pixels.push(0);
        for x in 0..WIDTH {
            let bar = heights.get((x / slot) as usize).copied().unwrap_or(0);
            let is_bar = x % slot >= 8 && x % slot < slot - 8 && HEIGHT - y <= bar;
            pixels.extend(if is_bar || y == HEIGHT - 1 {
                [0x1f, 0x3a, 0x5f]
            } else {
                [0xff, 0xff, 0xff]
            });
        }
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::new();
    head.extend(WIDTH.to_be_bytes());
    head.extend(HEIGHT.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &head);
    chunk(&mut png, b"IDAT", &zlib(&pixels));
    chunk(&mut png, b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    png.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
    let mut body = name.to_vec();
    body.extend(data);
    png.extend(&body);
    png.extend(crc(&body).to_be_bytes());
}

/// Blocks that are stored as they are.
fn zlib(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = data.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap();
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    out.extend((b << 16 | a).to_be_bytes());
    out
}

fn crc(data: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in data {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc >>= 1;
            if low == 1 {
                crc ^= 0xedb8_8320;
            }
        }
    }
    !crc
}
