/** What people use most, in the order of the usual keyboards. */
const GROUPS = [
  '😀 😃 😄 😁 😆 😅 🤣 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😜 🤪 🤗 🤭 🤔 🤨 😐 😏 😒 🙄 😬 😴 😷 🤒 🥵 🥶 🤯 🥳 😎 🤓 😕 😟 😮 😳 🥺 😢 😭 😱 😤 😡 💀 👻 🤖',
  '👋 👌 ✌️ 🤞 🤙 👈 👉 👆 👇 👍 👎 ✊ 👊 👏 🙌 🤝 🙏 💪 👀 🧠 🙋 🤷 🤦 💃',
  '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💯 💥 💫 💬 💤 ✨ ⭐ 🔥 🌈 ☀️ 🌙 ⛅ 🌧️ ❄️ 🌊',
  '🐶 🐱 🐭 🦊 🐻 🐼 🐸 🐵 🐔 🐧 🦉 🐝 🦋 🐢 🐙 🐬 🌲 🌷 🌻 🍀 🍎 🍌 🍇 🍓 🥑 🍕 🍔 🌮 🍜 🍣 🍰 🍪 🍫 ☕ 🍵 🍺 🍷 🥂',
  '🎉 🎂 🎁 🎈 🏆 ⚽ 🏀 🎾 🎮 🎲 🎸 🎵 🎬 📷 📚 ✏️ 📌 📎 💡 🔧 🔒 🔑 📦 📅 ⏰ 💻 📱 🚗 🚲 🚂 ✈️ 🚀 🏠 🏕️',
  '✅ ❌ ❓ ❗ ⚠️ 🚫 ➕ ➖ 🔴 🟡 🟢 🔵 🏁 🏳️‍🌈',
];

export const emojiGroups: string[][] = GROUPS.map((group) => group.split(' '));

/** Nothing but a few emoji: shown larger. */
const FEW = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*\s*){1,4}$/u;
export const isFewEmoji = (text: string): boolean => text.length <= 64 && FEW.test(text);
