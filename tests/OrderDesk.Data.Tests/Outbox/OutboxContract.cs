using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Data.Outbox;

namespace OrderDesk.Data.Tests.Outbox;

/// <summary>What the outbox must do on every engine (RULES 12, 13).</summary>
public abstract class OutboxContract(Engine engine) : IAsyncLifetime
{
    private static readonly OutboxPolicy Policy = new(Tries: 4);
    private World _world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world = await engine.World();
        await _world.Database.Write(async (db, ct) => new Written<int>(await db.OutboxMessages.ExecuteDeleteAsync(ct), Keep: true), Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task DueMessage_Sent_IsMarkedAndNotSentAgain()
    {
        await Write("a");
        var handler = new Receiver(_ => OutboxOutcome.Sent);
        var dispatcher = Dispatcher(handler);

        var report = await dispatcher.Sweep(Ct);
        await dispatcher.Sweep(Ct);

        report.ShouldBe(new JobReport(1, 0, "1 message sent"));
        handler.Keys.ShouldBe(["a"]);
        var message = await Read("a");
        (message.State, message.Attempts, message.SentAt).ShouldBe((MessageState.Sent, 1, message.SentAt));
        message.SentAt.ShouldNotBeNull();
        (await dispatcher.NextDue(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Messages_WorkedBySeveralAtOnce_AreSentOnceEach()
    {
        await Write([.. Enumerable.Range(0, 60).Select(i => $"m{i}")]);
        var handler = new Receiver(_ => OutboxOutcome.Sent);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Dispatcher(handler).Sweep(Ct), Ct)));

        handler.Keys.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 60).Select(i => $"m{i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refusal_Again_WaitsTwiceAsLongEachTimeAndIsThenSetAside()
    {
        await Write("a");
        var handler = new Receiver(_ => OutboxOutcome.Again("busy"));
        var dispatcher = Dispatcher(handler);
        double[] expected = [2, 4, 8];

        foreach (var pause in expected)
        {
            await dispatcher.Sweep(Ct);
            var waiting = await Read("a");
            (waiting.State, waiting.LastError).ShouldBe((MessageState.Pending, "busy"));
            var wait = (waiting.NextAt - Now).TotalSeconds;
            wait.ShouldBeInRange(pause * 0.79, pause * 1.21);
            (await dispatcher.NextDue(Ct)).ShouldBe(waiting.NextAt);
            _world.Time.Advance(TimeSpan.FromSeconds(wait - 0.1));
            (await dispatcher.Sweep(Ct)).Words.ShouldBe("0 messages sent", "it is not due yet");
            _world.Time.Advance(TimeSpan.FromSeconds(0.2));
        }

        (await dispatcher.Sweep(Ct)).ShouldBe(new JobReport(0, 1, "0 messages sent, 1 set aside"));
        handler.Keys.Count.ShouldBe(4);
        (await Read("a")).State.ShouldBe(MessageState.Dead);
        _world.Time.Advance(TimeSpan.FromHours(1));
        await dispatcher.Sweep(Ct);
        handler.Keys.Count.ShouldBe(4, "what is set aside is not tried any more");
    }

    [Fact]
    public async Task Refusal_Dead_IsSetAsideAtOnceWithItsReason()
    {
        await Write("a");

        await Dispatcher(new Receiver(_ => OutboxOutcome.Dead("Unknown account."))).Sweep(Ct);

        (await Read("a")).ShouldSatisfyAllConditions(m => m.State.ShouldBe(MessageState.Dead), m => m.LastError.ShouldBe("Unknown account."));
        (await Get<IOutboxReads>().Dead(10, Ct)).Single().Key.ShouldBe("a");
        (await Get<IOutboxReads>().Count(Ct)).ShouldBe(new OutboxCounts(0, 1, null));
    }

    [Fact]
    public async Task Handler_ThatThrowsOrIsMissing_IsTriedAgain()
    {
        await Write("a");
        await Write("b", topic: "unknown");

        await Dispatcher(new Receiver(_ => throw new InvalidOperationException("secret detail"))).Sweep(Ct);

        (await Read("a")).LastError.ShouldBe("It failed unexpectedly (InvalidOperationException); the program's log says more.");
        (await Read("b")).LastError.ShouldBe("Nobody here handles 'unknown'.");
        (await Get<IOutboxReads>().Waiting(10, Ct)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Handler_WithoutAnAnswer_IsLeftAfterItsTime()
    {
        await Write("a");
        var silent = new Receiver((_, ct) => new TaskCompletionSource<OutboxOutcome>().Task.WaitAsync(ct));

        await Dispatcher(silent, Policy with { HandlerTime = TimeSpan.FromMilliseconds(50) }).Sweep(Ct);

        (await Read("a")).LastError.ShouldBe("No answer within 0 seconds.");
    }

    [Fact]
    public async Task Worker_ThatWakesUpAfterItsLease_CommitsNothing()
    {
        await Write("a");
        var sleep = new TaskCompletionSource<OutboxOutcome>();
        var sleeper = new Receiver((_, _) => sleep.Task);
        var first = Dispatcher(sleeper).Sweep(Ct);
        await Poll.Until(() => sleeper.Keys.Count == 1, Poll.Usual, "the first worker to hold the message");

        await Dispatcher(sleeper).Sweep(Ct);
        sleeper.Keys.Count.ShouldBe(1, "the lease holds");
        _world.Time.Advance(Policy.Lease + TimeSpan.FromSeconds(1));
        var second = new Receiver(_ => OutboxOutcome.Again("second"));
        await Dispatcher(second).Sweep(Ct);
        sleep.SetResult(OutboxOutcome.Sent);
        await first;

        second.Keys.ShouldBe(["a"]);
        (await Read("a")).ShouldSatisfyAllConditions(m => m.State.ShouldBe(MessageState.Pending), m => m.LastError.ShouldBe("second"), m => m.Fence.ShouldBe(2));
    }

    [Fact]
    public async Task Refund_CrashedBetweenSendingAndMarking_IsOneRefund()
    {
        var variant = await _world.Product($"CRASH-{_world.Database.Ids.New<RowId>()}", stock: 5);
        var id = (await _world.Place(_world.Draft(variant, 2))).Value.Order.Id;
        (await Get<CancelOrder>().Run(new(id, "customer_changed_mind", null), World.System, Ct)).Ok.ShouldBeTrue();
        var gateway = new Bank();

        // The first worker reaches the bank and is never heard of again; another takes over when its lease has passed.
        _ = Dispatcher(new SendRefund(Get<IUnitOfWork>(), gateway)).Sweep(Ct);
        await Poll.Until(() => gateway.Asked.Count == 1, Poll.Usual, "the bank to have the refund");
        _world.Time.Advance(Policy.Lease + TimeSpan.FromSeconds(1));
        gateway.Answers = true;
        await Dispatcher(new SendRefund(Get<IUnitOfWork>(), gateway)).Sweep(Ct);

        gateway.Asked.Count.ShouldBe(2);
        gateway.Asked.Distinct().Count().ShouldBe(1, "both with the same key: one refund at the bank");
        var order = await _world.Order(id);
        order.Refunds.Single().State.ShouldBe(RefundState.Succeeded);
        order.PaymentStatus.ShouldBe(PaymentStatus.Refunded);
        await _world.ProveLedgers();
    }

    [Fact]
    public async Task Message_ThatNeverComesBack_IsSetAsideInTheEnd()
    {
        await Write("a");
        var asleep = new Receiver((_, _) => new TaskCompletionSource<OutboxOutcome>().Task);
        for (var i = 0; i < Policy.Tries; i++)
        {
            var tries = i;
            _ = Dispatcher(asleep).Sweep(Ct);
            await Poll.Until(() => asleep.Keys.Count == tries + 1, Poll.Usual, "another try");
            _world.Time.Advance(Policy.Lease + TimeSpan.FromSeconds(1));
        }

        await Dispatcher(asleep).Sweep(Ct);

        asleep.Keys.Count.ShouldBe(Policy.Tries);
        (await Read("a")).ShouldSatisfyAllConditions(m => m.State.ShouldBe(MessageState.Dead), m => m.LastError.ShouldBe("No answer in 4 tries."));
    }

    [Fact]
    public async Task SetAside_SentAgainByStaff_GoesOutUnderItsKeyAndIsAudited()
    {
        var id = await SetAside("a");
        var receiver = new Receiver(_ => OutboxOutcome.Sent);

        (await Get<SendMessageAgain>().Run(new(id, "fixed_there", "They answered the phone."), World.System, Ct)).Ok.ShouldBeTrue();
        await Dispatcher(receiver).Sweep(Ct);

        receiver.Keys.ShouldBe(["a"]);
        (await Read("a")).ShouldSatisfyAllConditions(m => m.State.ShouldBe(MessageState.Sent), m => m.Attempts.ShouldBe(1));
        var entry = (await Get<IAuditReads>().List("message a", "outbox.send_again", World.System, null, 1, Ct)).Items.Single();
        entry.Before!.ShouldContain("Unknown account.");
        entry.After!.ShouldContain("They answered the phone.");
        (await Get<SendMessageAgain>().Run(new(id, "fixed_there", null), World.System, Ct)).Error!.Code.ShouldBe("MESSAGE_NOT_SET_ASIDE");
    }

    [Fact]
    public async Task SetAside_DiscardedByStaff_IsNotSentAnyMore()
    {
        var id = await SetAside("a");
        var receiver = new Receiver(_ => OutboxOutcome.Sent);

        (await Get<DiscardMessage>().Run(new(id, "done_by_hand", null), World.System, Ct)).Ok.ShouldBeTrue();
        await Dispatcher(receiver).Sweep(Ct);

        receiver.Keys.ShouldBeEmpty();
        (await Get<IOutboxReads>().Settled(10, Ct)).Single().State.ShouldBe(MessageState.Discarded);
    }

    [Fact]
    public async Task SetAside_WithoutReasonOrRight_StaysWhereItIs()
    {
        var id = await SetAside("a");
        var support = new Caller(null, "Support", [Role.Support]);

        (await Get<DiscardMessage>().Run(new(id, "because", null), World.System, Ct)).Error!.Code.ShouldBe("UNKNOWN_REASON");
        (await Get<DiscardMessage>().Run(new(id, "other", new string('x', 501)), World.System, Ct)).Error!.Code.ShouldBe("TOO_LONG");
        (await Get<DiscardMessage>().Run(new(id, "other", null), support, Ct)).Error!.Code.ShouldBe("FORBIDDEN");
        (await Get<DiscardMessage>().Run(new(new RowId(1), "other", null), World.System, Ct)).Error!.Code.ShouldBe("NOT_FOUND");

        (await Read("a")).State.ShouldBe(MessageState.Dead);
    }

    // As the program keeps time: to the millisecond.
    private DateTime Now => Clock.Now(_world.Time);

    private T Get<T>()
        where T : notnull => _world.Get<T>();

    private OutboxDispatcher Dispatcher(IOutboxHandler handler, OutboxPolicy? policy = null) =>
        new(_world.Database, [handler], Get<IChangeFeed>(), policy ?? Policy, _world.Time, NullLogger<OutboxDispatcher>.Instance);

    private Task Write(params string[] keys) => Write(keys, "test");

    private Task Write(string key, string topic) => Write([key], topic);

    private Task Write(string[] keys, string topic) => _world.Database.Write(
        async (db, ct) =>
        {
            foreach (var key in keys)
                db.OutboxMessages.Add(new OutboxMessage { Id = _world.Database.Ids.New<RowId>(), Topic = topic, Key = key, Payload = key, NextAt = Now, CreatedAt = Now });
            return new Written<int>(await db.SaveChangesAsync(ct), Keep: true);
        },
        Ct);

    private async Task<RowId> SetAside(string key)
    {
        await Write(key);
        await Dispatcher(new Receiver(_ => OutboxOutcome.Dead("Unknown account."))).Sweep(Ct);
        return (await Read(key)).Id;
    }

    private async Task<OutboxMessage> Read(string key)
    {
        await using var db = _world.Database.Read();
        return await db.OutboxMessages.SingleAsync(m => m.Key == key, Ct);
    }

    private sealed class Receiver(Func<string, CancellationToken, Task<OutboxOutcome>> answer) : IOutboxHandler
    {
        public Receiver(Func<string, OutboxOutcome> answer)
            : this((key, _) => Task.FromResult(answer(key)))
        {
        }

        public ConcurrentQueue<string> Keys { get; } = [];

        public string Topic => "test";

        public Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct)
        {
            Keys.Enqueue(key);
            return answer(key, ct);
        }
    }

    /// <summary>Takes every refund; answers only when told to.</summary>
    private sealed class Bank : IPaymentGateway
    {
        private readonly SandboxGateway _sandbox = new();

        public ConcurrentQueue<string> Asked { get; } = [];

        public bool Answers { get; set; }

        public Task<GatewayAnswer> Charge(ChargeRequest request, CancellationToken ct) => _sandbox.Charge(request, ct);

        public Task<GatewayAnswer> Ask(ChargeRequest request, CancellationToken ct) => _sandbox.Ask(request, ct);

        public Task<GatewayAnswer> Confirm(ChargeRequest request, string reference, CancellationToken ct) => _sandbox.Confirm(request, reference, ct);

        public Task<GatewayAnswer> Verify(string reference, Money amount, CancellationToken ct) => _sandbox.Verify(reference, amount, ct);

        public Task<GatewayAnswer> Refund(string key, string reference, Money amount, CancellationToken ct)
        {
            Asked.Enqueue(key);
            return Answers ? _sandbox.Refund(key, reference, amount, ct) : new TaskCompletionSource<GatewayAnswer>().Task;
        }
    }
}

public sealed class SqliteOutbox(SqliteEngineFixture engine) : OutboxContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresOutbox(PostgresEngineFixture engine) : OutboxContract(engine), IClassFixture<PostgresEngineFixture>;
