//! Bilingual: a page's texts as one list, each in Danish and in English side by side.

/// Declares the texts of a page: for each its name, Danish, English. A text that holds a number or a name is a function
/// of it. For whoever reads them they are fields of a struct; [`of`] gives it in a language.
///
/// ```no_run,standalone_crate
/// use temadag::bilingual;
/// use temadag::text::Language;
///
/// bilingual! {
///     pub struct TrialTexts;
///
///     page: "Prøve", "Trial";
///     inputs(count: usize): format!("{} input", whole(count)), counted(count, "input", "inputs");
/// }
///
/// let words = TrialTexts::of(Language::English);
/// assert_eq!(words.page, "Trial");
/// assert_eq!((words.inputs)(1_000), "1,000 inputs");
/// ```
///
/// In a function's text stand [`whole`] and [`counted`] in that text's own language. One language without the other does
/// not compile:
///
/// ```compile_fail
/// temadag::bilingual! {
///     pub struct TrialTexts;
///
///     page: "Prøve";
/// }
/// ```
///
/// [`of`]: crate::text::BoardTexts::of
/// [`whole`]: crate::text::number::danish::whole
/// [`counted`]: crate::text::number::danish::counted
#[macro_export]
macro_rules! bilingual {
    (
        $(#[$about:meta])*
        $visibility:vis struct $texts:ident;
        $(
            $(#[$doc:meta])*
            $name:ident $(($($argument:ident: $type:ty),+))?: $danish:expr $(, $english:expr)?;
        )+
    ) => {
        $(#[$about])*
        $visibility struct $texts {
            $($(#[$doc])* pub $name: $crate::bilingual!(@type $(($($type),+))?),)+
        }

        impl $texts {
            /// In Danish.
            pub const DANISH: Self = Self {
                $($name: $crate::bilingual!(@text danish $name $(($($argument: $type),+))? $danish),)+
            };

            /// In English.
            pub const ENGLISH: Self = Self {
                $($name: $crate::bilingual!(@text english $name $(($($argument: $type),+))? $($english)?),)+
            };

            /// In this language.
            pub fn of(language: $crate::text::Language) -> &'static Self {
                match language {
                    $crate::text::Language::Danish => &Self::DANISH,
                    $crate::text::Language::English => &Self::ENGLISH,
                }
            }
        }
    };
    (@type) => { &'static str };
    (@type ($($type:ty),+)) => { fn($($type),+) -> String };
    (@text $language:ident $name:ident ($($argument:ident: $type:ty),+) $text:expr) => {
        |$($argument: $type),+| {
            #[allow(unused_imports, reason = "not every text counts")]
            use $crate::text::number::$language::{counted, whole};
            $text
        }
    };
    (@text $language:ident $name:ident $(($($argument:ident: $type:ty),+))?) => {
        compile_error!(concat!("“", stringify!($name), "” has no text in English"))
    };
    (@text $language:ident $name:ident $text:expr) => { $text };
}
