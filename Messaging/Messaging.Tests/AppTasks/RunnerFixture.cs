using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

/// <summary>A runner over the sample tasks, with all it writes.</summary>
internal sealed class RunnerFixture : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public RunnerFixture() =>
        (Ingest, Export, Migrate, Revert) = (new(Journal), new(Journal), new(Journal), new(Journal));

    public IngestTask Ingest { get; }

    public ExportTask Export { get; }

    public MigrateTask Migrate { get; }

    public RevertTask Revert { get; }

    /// <summary>Which tasks ran, and with what.</summary>
    public List<string> Journal { get; } = [];

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public Task<int> RunAsync(params string[] args) => RunAsync(args, CancellationToken.None);

    public Task<int> RunAsync(string[] args, CancellationToken cancellationToken) =>
        new AppTaskRunner([Ingest, Export, Migrate, Revert], _output, _error).RunAsync(args, cancellationToken);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
