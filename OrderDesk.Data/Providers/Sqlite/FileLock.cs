namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>Another process works on this database file already (RULES 10).</summary>
public sealed class DatabaseInUseException(string file, Exception cause) : Exception(
    $"Another OrderDesk process is using {file}. Stop it first, or give this one a data directory of its own (OrderDesk:DataDirectory).", cause);

/// <summary>
/// Held open beside the database for as long as this process uses it: <c>orderdesk.lock</c> for <c>orderdesk.db</c>. The system lets
/// go of it when the process ends, however it ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    /// <exception cref="DatabaseInUseException">Somebody else holds it.</exception>
    public FileLock(string databaseFile)
    {
        try
        {
            _stream = new FileStream(Path.ChangeExtension(databaseFile, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            throw new DatabaseInUseException(databaseFile, failure);
        }
    }

    public void Dispose() => _stream.Dispose();

    // EWOULDBLOCK on Linux and on macOS, a sharing violation on Windows.
    private static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);
}
