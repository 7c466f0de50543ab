using FsCheck;
using FsCheck.Fluent;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>
/// Random commands in random order, as people, vendors, gateways and jobs send them. A failure prints the shrunk commands and
/// FsCheck's seed; give that seed to <c>Config.WithReplay</c> to see it again.
/// </summary>
public sealed class OrderProperties
{
    private const int Rounds = 200;

    // The first number makes the order, every further one is a command with its argument.
    private static readonly Arbitrary<int[]> Scripts = Arb.From(Gen.Choose(0, 1 << 20).NonEmptyListOf().Select(l => l.ToArray()), Shrink);

    [Fact]
    public void RandomCommands_AtEveryStep_KeepTheLaws() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithEndSize(60),
        Prop.ForAll(Scripts, script =>
        {
            var scene = Place(script[0]);
            scene.Sound();
            foreach (var step in script.Skip(1))
            {
                Act(scene, step);
                scene.Sound();
            }
        }));

    [Fact]
    public void RandomCommands_ThenEverybodyDoesTheirPart_TheOrderComesToAnEnd() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithEndSize(60),
        Prop.ForAll(Scripts, script =>
        {
            var scene = Place(script[0]);
            foreach (var step in script.Skip(1))
            {
                Act(scene, step);
            }

            DriveToTheEnd(scene);
            scene.Sound().Order.IsFinal.ShouldBeTrue($"stuck in {scene.Order.Status}");
        }));

    private static IEnumerable<int[]> Shrink(int[] script) =>
        Enumerable.Range(1, script.Length - 1).Select(i => script.Where((_, n) => n != i).ToArray());

    private static OrderScene Place(int seed)
    {
        var random = new Random(seed);
        var own = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(1, 7)).ToArray();
        var vendor = Enumerable.Range(0, random.Next(own.Length == 0 ? 1 : 0, 3)).Select(_ => random.Next(1, 5)).ToArray();
        var method = random.Next(4) switch { 0 => PaymentMethod.OnAccount, 1 => PaymentMethod.Escrow, _ => PaymentMethod.Card };
        var scene = OrderFactory.Placed(own, vendor, method, random.Next(1, 5000), random.Next(3) == 0 ? random.Next(1, 4000) : 0,
            missing: random.Next(2) == 0 ? null : [.. own.Select(q => random.Next(q + 1))], shipComplete: random.Next(3) == 0);
        if (method == PaymentMethod.OnAccount)
        {
            scene.Order.AcceptOnAccount(scene.Ids, scene.Now);
        }

        return scene;
    }

    /// <summary>One command. What OrderActions refuses is not sent, as the use cases do; the rest may refuse by itself.</summary>
    private static void Act(OrderScene s, int step)
    {
        var (order, argument) = (s.Order, step / 31);
        s.Pass(TimeSpan.FromMinutes(argument % 7));
        switch (step % 31)
        {
            case 0: s.Pass(TimeSpan.FromMinutes(16)); order.ExpireReservations(s.Ids, s.Now); break;
            case 1: order.ExtendReservation(s.Now.AddMinutes(argument % 40)); break;
            case 2: HoldMissing(s); break;
            case 3 when Can(s, OrderAction.Pay): s.Request(); break;
            case 4 or 5: AnswerPayment(s, argument, new GatewayAnswer.Captured($"r{argument}", "Visa")); break;
            case 6: AnswerPayment(s, argument, new GatewayAnswer.Declined("card_declined", null)); break;
            case 7: AnswerPayment(s, argument, argument % 2 == 0 ? new GatewayAnswer.NeedsAction("r", "Visa") : new GatewayAnswer.Unknown()); break;
            case 8: WithSubOrder(s, argument, sub => order.VendorReserved(sub, "v", s.Now.AddHours(1), s.Ids, s.Now)); break;
            case 9 or 10: WithSubOrder(s, argument, sub => order.AcceptSubOrder(sub, s.Ids, s.Now)); break;
            case 11 when !order.IsFinal: WithSubOrder(s, argument, sub => order.DeclineSubOrder(sub, "other", null, s.Ids, "vendor", s.Now)); break;
            case 12 when Can(s, OrderAction.Pick): WithParcel(s, argument, p => order.StartPicking(p, "Wim", s.Now)); break;
            case 13 or 14 when Can(s, OrderAction.Pack): WithParcel(s, argument, p => s.Pack(p)); break;
            case 15 when Can(s, OrderAction.Pack): WithParcel(s, argument, p => s.Pack(p, [.. p.Lines.Select((l, i) => (argument + i) % (l.Quantity + 2))])); break;
            case 16 when Can(s, OrderAction.Pack): Split(s, argument); break;
            case 17 when Can(s, OrderAction.Ship): WithParcel(s, argument, p => order.Ship(p, argument % 3 == 0 ? null : "DHL", "T", s.Now)); break;
            case 18 when Can(s, OrderAction.Track): WithParcel(s, argument, p => s.Track(p, FulfillmentState.InTransit + (argument % 3))); break;
            case 19: WithParcel(s, argument, p => argument % 2 == 0 ? order.Unpack(p, "short", null, s.Now) : order.UndoHandOver(p, "other", null, s.Now)); break;
            case 20 when Can(s, OrderAction.Hold): s.PutOnHold((HoldKind)(argument % 6)); break;
            case 21: ReleaseAHold(s, argument); break;
            case 22 when argument % 4 == 0: s.Cancel(); break;
            case 23: AnswerRefund(s, argument); break;
            case 24 or 25: Fill(s, argument); break;
            case 26 when Can(s, OrderAction.SplitBackorder): s.Split().Sound(); break;
            case 27 when Can(s, OrderAction.CloseShort): s.CloseShort().Ok.ShouldBeTrue(); break;
            case 28 or 29 or 30 when Can(s, OrderAction.Modify): RandomChanges.Send(s, argument); break;
            default: break;
        }
    }

    private static void Fill(OrderScene s, int argument)
    {
        var line = s.Order.Lines.Where(l => l.Units.Backordered > 0).ElementAtOrDefault(argument % Math.Max(1, s.Order.Lines.Count));
        if (line is not null && s.Order.IsSecured && !s.Order.IsFinal)
        {
            s.Fill(line.Position - 1, 1 + (argument % line.Units.Backordered)).Ok.ShouldBeTrue();
        }
    }

    private static bool Can(OrderScene s, OrderAction action) => OrderActions.Refusal(s.Order, action, OrderScene.Staff) is null;

    private static void HoldMissing(OrderScene s)
    {
        if (!s.Order.IsFinal)
        {
            s.Order.HoldStock([.. s.Order.MissingStock().Select(m => new Allocation(m.Line, OrderFactory.FarHub, m.Quantity))], s.Now.AddMinutes(15), s.Ids, s.Now).Ok.ShouldBeTrue();
        }
    }

    private static void AnswerPayment(OrderScene s, int argument, GatewayAnswer answer)
    {
        if (s.Order.Payments.Count > 0)
        {
            var payment = s.Order.Payments[argument % s.Order.Payments.Count];
            var changed = s.Answer(payment, answer);
            if (changed && s.Order.IsFinal && payment.State == PaymentState.Captured)
            {
                s.Order.RefundUpTo(new Money(payment.AmountMinor, Currency.Eur), "order_ended", s.Ids, s.Now);
            }
        }
    }

    private static void AnswerRefund(OrderScene s, int argument)
    {
        if (s.Order.Refunds.Count > 0)
        {
            s.Order.RecordRefund(s.Order.Refunds[argument % s.Order.Refunds.Count].Id, argument % 3 != 0, "r", s.Now);
        }
    }

    private static void WithSubOrder<T>(OrderScene s, int argument, Func<SubOrder, Result<T>> act)
    {
        if (s.Order.SubOrders.Count > 0)
        {
            act(s.Order.SubOrders[argument % s.Order.SubOrders.Count]);
        }
    }

    private static void WithParcel<T>(OrderScene s, int argument, Func<Fulfillment, Result<T>> act)
    {
        if (s.Order.Fulfillments.Count > 0)
        {
            act(s.Order.Fulfillments[argument % s.Order.Fulfillments.Count]);
        }
    }

    private static void Split(OrderScene s, int argument)
    {
        var line = s.Order.Lines[argument % s.Order.Lines.Count];
        s.Order.SplitOut([new LineQuantity(line.Id, 1 + (argument % 3))], _ => true, s.Ids, s.Now);
    }

    private static void ReleaseAHold(OrderScene s, int argument)
    {
        var holds = s.Order.ActiveHolds.ToList();
        if (holds.Count > 0 && !s.Order.IsFinal)
        {
            var hold = holds[argument % holds.Count];
            if (hold.Kind == HoldKind.Stock)
            {
                HoldMissing(s);
            }

            s.Order.ReleaseHold(hold.Id, "Mia", s.Now).Ok.ShouldBeTrue();
        }
    }

    /// <summary>What every side would do until the order has ended, by the allowed actions alone.</summary>
    private static void DriveToTheEnd(OrderScene s)
    {
        var order = s.Order;
        for (var day = 0; day < 8 && !order.IsFinal; day++)
        {
            HoldMissing(s);
            while (order.ActiveHolds.Any())
            {
                ReleaseAHold(s, 0);
            }

            foreach (var open in order.Payments.Where(p => p.IsOpen).ToList())
            {
                s.Capture(open);
            }

            if (Can(s, OrderAction.Pay))
            {
                s.Pay();
            }

            foreach (var line in order.Lines.Where(l => l.Units.Backordered > 0 && order.IsSecured && !order.IsFinal))
            {
                s.Fill(line.Position - 1, line.Units.Backordered).Ok.ShouldBeTrue();
            }

            s.VendorsReserve();
            s.VendorsAccept();
            if (Can(s, OrderAction.Pack))
            {
                s.PackAll();
            }

            if (Can(s, OrderAction.Ship))
            {
                s.ShipAll();
            }

            s.TrackAll(FulfillmentState.Delivered);
            if (Can(s, OrderAction.Complete))
            {
                order.Complete(null, s.Now);
            }
        }
    }
}
