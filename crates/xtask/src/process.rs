//! Process: other programs, run to their end or beside us until the person stops them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a program may take to end by itself.
const GRACE: Duration = Duration::from_secs(10);

/// A command that a developer could type in the checkout.
pub fn command(program: impl AsRef<Path>, folder: &Path) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(folder);
    command
}

/// Cargo, as the one that started us.
pub fn cargo(folder: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    command(PathBuf::from(program), folder)
}

/// Runs to the end with its output for all to see; anything but success is an error that names the program.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name_of(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", name_of(command));
    }
    Ok(())
}

/// Runs to the end and gives back what was written to standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", name_of(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}", name_of(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end without a word of it shown, and gives back what was written to standard output.
pub fn quiet_output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first folder in PATH that has this program.
pub fn find_in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(crate::checkout::executable(program)))
        .find(|candidate| candidate.is_file())
}

fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy()];
    words.extend(
        command
            .get_args()
            .take(3)
            .map(|word| word.to_string_lossy()),
    );
    format!("`{}`", words.join(" "))
}

/// A program that runs beside us. It ends with us, however we end.
pub struct Companion {
    name: String,
    child: Child,
}

impl Companion {
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = name_of(command);
        let child = command
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        Ok(Companion { name, child })
    }

    pub fn take_output(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }

    /// The number that the system knows it by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it has ended by itself; anything but success is an error that names it.
    pub fn finish(&mut self) -> Result<()> {
        match self.child.wait()? {
            status if status.success() => Ok(()),
            status => bail!("{} ended with {status}", self.name),
        }
    }

    /// An error as soon as the program has ended.
    pub fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("{} ended with {status}", self.name),
        }
    }

    /// Asks it to end, waits a while, ends it.
    fn stop(&mut self) {
        // Whose end was waited for has a number that may be another's by now.
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        ask_to_end(&self.child);
        let start = Instant::now();
        while start.elapsed() < GRACE {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(20)),
                _ => return,
            }
        }
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait()) {
            eprintln!("xtask: {} did not stop: {error}", self.name);
        }
    }
}

impl Drop for Companion {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(unix)]
fn ask_to_end(child: &Child) {
    // The standard library knows only how to kill. A failure means that it has ended already.
    let _ = Command::new("kill")
        .args(["-TERM", &child.id().to_string()])
        .stderr(Stdio::null())
        .status();
}

#[cfg(not(unix))]
fn ask_to_end(_child: &Child) {
    // A console program has had Ctrl-C itself; there is no other way to ask.
}

/// Waits until the person presses Ctrl-C, or until one of the programs ends by itself, which is an error.
pub fn wait(companions: &mut [Companion], interruptions: &Receiver<()>) -> Result<()> {
    while interruptions
        .recv_timeout(Duration::from_millis(200))
        .is_err()
    {
        for companion in companions.iter_mut() {
            companion.check()?;
        }
    }
    Ok(())
}

/// From now on Ctrl-C is told to the receiver instead of ending us, so that companions can be stopped first. Once only.
pub fn interruptions() -> Result<Receiver<()>> {
    let (sender, receiver) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Nobody listens any more when we are ending already.
        let _ = sender.send(());
    })?;
    Ok(receiver)
}
